# What becomes of a letter after it has closed.
afterwards-title = Delivery and response
afterwards-lead = Delivery: who handed it over, to whom, with which list; the response; what came of it.
afterwards-see = Record or view
afterwards-back = Back to delivery and response
afterwards-story = Its story
afterwards-nothing-open = Nothing can be noted while the letter is open. Close it first.
afterwards-nothing-archived = The letter is archived. It stays readable and nothing more can be added.
afterwards-last = Last recorded: { $what }. You can undo it until { $moment }.
afterwards-take-back = Take it back …
afterwards-can-take-back = If this was a mistake, you can undo it within 24 hours. Later you can correct it; the page then says when it was corrected.
afterwards-file = Picture or PDF
afterwards-file-replace = Another picture or PDF in its place
afterwards-file-kept = Kept now
afterwards-file-hint = JPEG, PNG, WebP or PDF, at most { $max } MB. We remove location and camera data from images. A PDF is kept as it is, with whatever its properties say.
afterwards-file-public = Everyone may see it
afterwards-file-public-hint = Otherwise only organisers see it. Check it for faces, names and stamps that can put people in danger.
afterwards-file-remove = Take it away
afterwards-file-remove-hint = It is deleted for good.
afterwards-alt = What it shows
afterwards-alt-hint = For those who do not see it: “The embassy’s stamp of 3 December on the first page”.
afterwards-confirm-title = A correction
afterwards-confirm = This is right now
afterwards-confirm-hint = Everyone can read that it was corrected today, and which fields were. You cannot undo this.
afterwards-correct-button = Correct it
afterwards-error-alt = Say in words what the picture or document shows.
afterwards-error-day = Write the day like this: 2026-12-03.
afterwards-error-day-missing = Choose the day.
afterwards-error-day-future = This day is yet to come.
afterwards-error-day-early = That is too early: the letter was not open, or not handed over yet.
afterwards-error-recipients = Tick at least one recipient.
afterwards-error-confirm = Tick that it is right now.
afterwards-error-unchanged = Nothing is different from what was noted.
afterwards-error-file-kind = This is no JPEG, PNG, WebP or PDF, whatever its name says.
afterwards-error-file-broken = This picture is broken and cannot be read.
afterwards-error-file-pixels = This picture has too many pixels. On each side it may have { $max }.
afterwards-error-file-memory = This picture is too large once it is unpacked. Save it with fewer pixels.
afterwards-error-file-grown = Without its hidden data this file has more than { $max } MB. Choose a smaller picture, or save it as a JPEG.
afterwards-error-file-too-large = The file has more than { $max } MB. Choose a smaller one.
afterwards-error-files-many = The coalition keeps { $max } files already. Leave this one out, or remove another.
afterwards-error-many = So much is noted of this letter that nothing more can be.
afterwards-error-file-again = Choose the file once more: browsers do not keep it.
file-organisers-only = For organisers only
file-kilobytes = { $count } KB
noted-day = the day
noted-by-whom = by whom
noted-recipients = the recipients
noted-way = the way
noted-note = the note
noted-file = the picture or document
noted-summary = the summary
noted-words = the text
happening-delivered = a delivery
happening-answered = an answer
happening-unanswered = no answer
happening-archived = archived
told-taken-back = Undone, as recorded by mistake: { $what }.
told-opened = Opened for signature
told-published = Made public
told-version = Version { $number } of the text
told-closed = Closed
told-delivered = Delivered
told-delivery-corrected = The record of a delivery was corrected: { $fields }.
told-answered = Answered
told-answer-corrected = The record of a response was corrected: { $fields }.
told-unanswered = No response had come by this day.
told-archived = Archived
became-title = Delivery and response
step-skipped = (left out)
home-archive = Archive

delivery-title = Record a delivery
delivery-correct-title = Correct what was noted of the delivery
delivery-correct = Correct this
delivery-handed-over = This is handed over
delivery-list-hint = The list is kept as it is when you record the delivery: its counts, and the state of its log.
delivery-day = On which day
delivery-by = By whom
delivery-by-hint = The organisation or the people who handed it over. Everyone reads it.
delivery-to = To whom
delivery-how = How
delivery-way-words = In which other way
delivery-note = Note
delivery-note-hint = Everyone reads it: what was said, who took it.
delivery-receipt = Receipt
delivery-button = Record delivery
delivery-with = With
delivery-version = Version { $version }.
delivery-list-then = The list as it stood when this was noted, on { $moment }.
delivery-log-then = Its log
delivery-log-ended = In a log that the letter had before:
delivery-log = { $count ->
    [one] { $count } entry, root
   *[other] { $count } entries, root
}
delivery-note-first = Record a delivery
delivery-note-first-hint = On which day, by whom, to whom, how, with which list.
delivery-note-more = Note another delivery
delivery-note-more-hint = To another recipient, or in another way.
way-hand = From hand to hand
way-post = By post
way-email = By email
way-mission = Through an embassy or mission
way-public = Handed over in public
way-other = In another way

answer-title = Record a response
answer-correct-title = Correct what was noted of the answer
answer-correct = Correct this
answer-lead = Everyone reads what you note here. The scan can stay with organisers.
answer-day = On which day it came
answer-by = Who answered
answer-by-hint = The authority, by its own name.
answer-summary = What it says
answer-summary-hint = In a few sentences of your own.
answer-text = Its text
answer-text-hint = Word for word, if everyone may read it.
answer-language = Language of the text
answer-language-hint = As a tag: en, fr, ar, zh, ko.
answer-scan = Scan of the answer
answer-button = Record response
answer-note = Note an answer
answer-note-hint = Who answered, and what. It may come late.
silence-title = No answer has come
silence-lead = No response is a response too, and the page says so. If one comes later, you can still record it.
silence-until = Until when you waited
silence-until-hint = Today, or a day before it.
silence-button = Note that none came
silence-note = Note that none came
silence-note-hint = With the day until which you waited.
archive-title = Put the letter away?
archive-lead = { $subject } comes to its end. It stays readable with its list, its log and its story.
archive-takes-nothing = It takes nothing more: no signatures, no deliveries, no answers, no corrections of what was noted.
archive-words = What came of it
archive-words-hint = A word for those who signed and those who read it in ten years.
archive-button = Archive letter
archive-note = Archive
archive-note-hint = The end of its way. The next page asks what came of it.
take-back-title = Take this back?
take-back-lead = Noted last: { $what }, of { $day }.
take-back-state = The letter is then: { $state }.
take-back-forgets = What was recorded is deleted, with its picture. Where the letter is public, its page says that it was undone; the activity keeps it, too.
take-back-button = Take it back

feed-delivered = Delivered: { $subject }
feed-delivered-by = Handed over by { $name } on { $day }.
feed-answered = Answered: { $subject }
feed-answered-by = Answered by { $name } on { $day }.

act-letter-delivered = Delivery noted
act-delivery-corrected = Delivery corrected
act-letter-answered = Answer noted
act-answer-corrected = Answer corrected
act-letter-unanswered = Noted that no answer came
act-letter-archived = Letter archived
act-step-taken-back = Last step undone
done-delivery-noted = The delivery is noted.
done-delivery-corrected = The delivery is corrected.
done-answer-noted = The answer is noted.
done-answer-corrected = The answer is corrected.
done-silence-noted = It is noted that no answer came.
done-letter-archived = The letter is archived.
done-taken-back = The last step is undone.

letter-print = Print or save as PDF
delivery-print = The printable version: letter, signatories, fingerprints
print-title = To print: { $subject }
print-language = Language
print-leave-out = Leave out
print-people = The people
print-representatives = The names of representatives
print-button = Print, or save as PDF
print-show = Show it so
print-hint = Your browser’s menu prints it, too, on A4 or Letter paper. In its dialogue, leave the browser’s own headers and footers out.
print-check = How to check this letter
print-log = Log
print-checkpoint = Its state
print-log-size = { $count ->
    [one] { $count } entry, root
   *[other] { $count } entries, root
}
print-policy = Policy, SHA-256
print-as-of = List as of
print-qr = The letter’s address as a QR code
print-scan = scan { $number }
print-scans = Scans of the sheets signed on paper, by their SHA-256
print-how-open = Open the letter’s page:
print-how-verify = Click “Verify this list” there, or download the evidence and verify it without this site.
print-how-compare = Compare what is found with the figures above. A list that was changed has another root; a text that was changed has another hash.
print-confidential = This letter is confidential. Once it is public, its page and its log can be checked by everyone against the figures above.

late-title = Late signatures
late-lead = Anyone who signs now is listed in an addendum, apart from those who signed in time, and is never counted with them. What was handed over does not change.
late-reopen = A letter that takes late signatures, or has some, is not opened again.
late-now = They are taken now
late-until = Late signatures are taken until { $moment }.
late-until-hint = Invitations, the form, entries on behalf and lists brought in then work until this moment.
late-button = Take late signatures
late-stop = Take no more
late-stop-hint = Those already in the addendum stay there.
late-link = Late signatures
late-link-hint = Take some until a moment of your choice, in an addendum.
late-error-reopen = This letter takes late signatures, or has an addendum. It cannot be opened again.
late-notice = This letter has closed. You can add a late signature until { $moment }: your name will be in the addendum, and is not counted with those who signed in time.
late-not-counted = { $count ->
    [one] { $count } more signed after the letter had closed. It stands in the addendum and is not counted above.
   *[other] { $count } more signed after the letter had closed. They stand in the addendum and are not counted above.
}
late-addendum = Addendum: signed after the letter had closed
late-addendum-text = Not counted with those who signed in time.
late-own = This is a late signature: it is in the addendum of those who signed after the letter had closed.
late-mark = Late
mail-late = The letter has closed. This is a late signature: it is in the addendum, apart from those who signed in time.
act-late-allowed = Late signatures allowed
act-late-stopped = Late signatures stopped
done-late-allowed = Late signatures are taken.
done-late-stopped = No more late signatures are taken.

changes-title = Changes to the list
changes-lead = What was corrected, withdrawn or removed after it had been listed, day by day (UTC), without names. Each change has its entry in the public log.
changes-none = Nothing that was listed has changed.
changes-list = To the list of signatories
changes-corrected-name = { $count ->
    [one] { $count } name was corrected.
   *[other] { $count } names were corrected.
}
changes-corrected-detail = { $count ->
    [one] In { $count } entry a detail other than the name was corrected.
   *[other] In { $count } entries a detail other than the name was corrected.
}
changes-corrected-level = { $count ->
    [one] In { $count } entry it was corrected how the signatory was confirmed.
   *[other] In { $count } entries it was corrected how the signatory was confirmed.
}
