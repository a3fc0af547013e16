# The publication of a confidential letter.
publication-title = Publication
publication-unplanned = The letter is confidential. Nothing is planned: it stays so until somebody publishes it.
publication-planned = The letter is confidential until { $moment }.
publication-same = That is { $moment }.
publication-in-days = { $count ->
    [one] { $count } day from now.
   *[other] { $count } days from now.
}
publication-in-hours = { $count ->
    [one] { $count } hour from now.
   *[other] { $count } hours from now.
}
publication-in-minutes = { $count ->
    [0] Less than a minute from now.
    [one] { $count } minute from now.
   *[other] { $count } minutes from now.
}
publication-missed = The letter was to become public on { $moment }. The server does not publish it by itself: it was away then, or a backup has been restored since. The letter is still confidential. Publish it now, choose another moment, or leave it as it is.
publication-public = The letter is public.
publication-public-since = The letter has been public since { $moment }.
publication-public-page = Read it as everyone does
publication-not-open = The text is not frozen yet. Once the letter is open for signature, you can plan its publication here.
publication-until-then = Until then its page, its text, its log and its evidence answer as if they did not exist.
publication-plan-title = Choose the moment
publication-move-title = Move it
publication-when = Date and time
publication-zone = Time zone
publication-look = Review
publication-plan-question = Schedule publication?
publication-plan-lead = On { $moment } the server publishes it by itself.
publication-plan-can = You can move it, stop it or publish at once, until the last second.
publication-plan-away = If the server is away at that moment and comes back too late, it publishes nothing and asks you.
publication-plan-button = Plan it
publication-plan-change = Change the moment
publication-now-title = Publish now
publication-now-hint = The next page asks whether you are sure.
publication-now = Publish now …
publication-now-question = Publish { $subject } now?
publication-now-lead = Everyone sees the letter, its signatories and its log at once. You cannot undo this: others may keep copies.
publication-now-button = Publish now
publication-stop-title = Stop it
publication-stop-hint = The letter stays confidential. The next page asks whether you are sure.
publication-stop = Stop the publication …
publication-stop-question = Take the plan back?
publication-stop-lead = { $subject } stays confidential until somebody schedules its publication again, or publishes it.
publication-stop-button = Take the plan back
letter-publication-link = Plan, move or stop its publication
error-embargo-past = Choose a moment in the future.
error-embargo-over = Nothing was changed: the letter became public, or somebody else decided, in the meantime.
done-publication-planned = The publication is planned.
done-publication-stopped = Publication cancelled. The letter stays confidential.
done-letter-published = The letter is public.
mail-published-subject = Published: { $subject }
mail-published-lead = The letter became public at the moment that was planned.
mail-published-link = See it at the desk
mail-missed-subject = Your decision is needed: { $subject }
mail-missed-lead = This letter was planned to become public. The server does not publish it by itself: it was not running at that moment, or a backup has been restored since, and the plan may be out of date. The letter is still confidential. Please decide what should happen.
mail-missed-link = Decide
