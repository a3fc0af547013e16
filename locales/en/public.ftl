# Pages that everyone sees.
home-title = Open letters and who signed them
home-description = Open letters of coalitions, signed by organisations and people whose mailboxes confirmed it.
home-heading = We, the undersigned
home-lead = Open letters of coalitions, and the organisations and people who put their names to them.
home-empty = No letter is open yet.
home-search-label = Search the letters
home-search = Search
home-no-match = No letter matches your search.
feed-title = New letters
home-ways = How a signature comes to be
home-way-text = You read the exact text. It is frozen before the first signature, and every signature names it by its hash.
home-way-mailbox = You sign for your organisation or for yourself, and confirm from your own mailbox.
home-way-count = Only confirmed names are counted, organisations and people apart. Pending ones never are.
home-way-back = You can correct your entry until the letter closes, and withdraw at any time.
coalition-description = Open letters of { $coalition }
coalition-contact = Contact:
letter-to = To
letter-description = { $coalition } to { $to }. { $count }.
letter-margin = Sign, and facts about this letter
letter-open-until = Open until
letter-was-open-until = Was open until
letter-deadline-passed = The deadline has passed. No more signatures are taken.
letter-takes-no-more = This letter takes no more signatures.
letter-withdraw-any-time = Whoever signed can still withdraw at any time.
sign-title = Sign
sign-this-letter = Sign this letter
sign-for-organisation = Sign for my organisation
sign-for-myself = Sign for myself
sign-organisations-only = This letter is signed by organisations only.
sign-people-only = This letter is signed by people only, each for themself.
sign-promise = It takes a minute. You confirm by e-mail, can correct until closing and withdraw at any time. Your address is never shown.
facts-title = Facts about this letter
facts-version = Version
facts-version-of = { $version }, of { $day }
facts-text = Text, as signed
facts-bytes = { $count ->
    [one] ({ $count } byte)
   *[other] ({ $count } bytes)
}
facts-manifest = Manifest
facts-why = Every signature names this manifest, and the manifest names this exact text.
proof-text = Every signatory confirmed from a mailbox of their own, and signed this exact text. Beside each organisation stands how it was checked.
verify-title = This list can be checked.
verify-text = Every name is bound to this exact text and kept in a public log that nobody can quietly change.
verify-button = Verify this list
verify-what = What this proves
verify-bundle = Download the bundle
verify-not-loaded = The verification could not be loaded. Try again in a moment, or take the bundle.
signatories-conveners = Conveners
signatories-organisations = Organisations
signatories-people = People
signatories-all = All signatories, with search and countries
signatories-be-first = Be the first to put your name here.
signatories-none-closed = The letter closed without signatures.
signatories-title = Signatories: { $subject }
signatories-search-label = Search the signatories
signatories-search = Search
signatories-order = Organisations
signatories-order-country = by country
signatories-order-name = by name
signatories-show = Show
signatories-found = { $count ->
    [0] Nobody matches your search.
    [one] { $count } signatory matches your search.
   *[other] { $count } signatories match your search.
}
signatories-show-all = Show all
signatories-empty = Nobody has signed yet.
signatories-no-match = Try a part of a name or a country.
departed-title = { $count ->
    [one] { $count } signature is no longer listed
   *[other] { $count } signatures are no longer listed
}
departed-withdrawn = { $count ->
    [one] { $count } was withdrawn by its signatory.
   *[other] { $count } were withdrawn by their signatories.
}
departed-not-theirs = { $count ->
    [one] { $count } was removed: the named signatory says it did not sign.
   *[other] { $count } were removed: the named signatories say they did not sign.
}
departed-duplicate = { $count ->
    [one] { $count } was removed: the same signatory stood there twice.
   *[other] { $count } were removed: the same signatories stood there twice.
}
departed-not-identified = { $count ->
    [one] { $count } was removed: it could not be found out who that is.
   *[other] { $count } were removed: it could not be found out who they are.
}
departed-own-request = { $count ->
    [one] { $count } was removed at its own request.
   *[other] { $count } were removed at their own request.
}
departed-abuse = { $count ->
    [one] { $count } was removed: not serious.
   *[other] { $count } were removed: not serious.
}
departed-denied = { $count ->
    [one] { $count } was removed: its mailbox said “this was not me”.
   *[other] { $count } were removed: their mailboxes said “this was not me”.
}
departed-erased-signatory = { $count ->
    [one] { $count } was erased at its signatory’s request.
   *[other] { $count } were erased at their signatories’ request.
}
departed-erased-host = { $count ->
    [one] { $count } was erased by the host.
   *[other] { $count } were erased by the host.
}
departed-log = Each has an entry in the public log, without a name.
back-to-letter = Back to the letter
cancel = Cancel

error-page-status = Error { $status }
error-page-typed = What you typed
error-page-typed-text = Nothing of this was saved. Copy what you still need.
error-page-home = To the letters
error-page-letter = Back to the letter
error-page-retry = { $count ->
    [one] Try again in a minute.
   *[other] Try again in { $count } minutes.
}
error-page-not-found-title = There is nothing at this address
error-page-not-found-text = Perhaps the link was cut off, or the page was never public.
error-page-forbidden-title = This is not open to you
error-page-forbidden-text = Your role does not allow it. Ask an owner of the coalition.
error-page-link-title = This link no longer works
error-page-link-text = It has expired, was used already, or was opened in another browser before. Follow the link in your mail again. If that does not help, sign again with the same address, or ask for a new password: a fresh link is mailed to you.
error-page-too-many-title = Too many attempts
error-page-too-many-text = To keep robots out, only so many attempts are taken in a short time.
error-page-too-large-title = That was too large
error-page-too-large-text = What you sent is longer than this page takes. Go back: your browser keeps what you typed. Then shorten it and try again.
error-page-closed-title = The letter is closed
error-page-closed-text = It takes no more signatures.
error-page-cross-site-title = This came from another site
error-page-cross-site-text = For safety, forms are taken from our own pages only. Open the page again and repeat what you did.
error-page-bad-request-title = This could not be understood
error-page-bad-request-text = Go back, load the page again and repeat what you did.
error-page-internal-title = Something went wrong on our side
error-page-internal-text = It is not your fault, and it has been noted. Try again in a while.
error-page-unavailable-title = Back in a moment
error-page-unavailable-text = The service is busy or being restarted.
error-page-updating-title = Not just now: we are updating
error-page-updating-text = We are updating what is stored, which takes a few minutes. You can go on reading. Wait a little, then reload this page: your browser asks whether to send what you typed again, so that nothing is lost.
error-page-conflict-title = Somebody was faster
error-page-conflict-text = This was changed in the meantime. Go back, load the page again and look before you repeat what you did.

mailbox-title = The demonstration’s mailbox
mailbox-lead = Mails that would have been sent, newest first. They stay here and go nowhere.
mailbox-empty = No mail yet. Sign a letter, and look again.
mailbox-to = To
mailbox-text = As text
mailbox-html = As HTML
