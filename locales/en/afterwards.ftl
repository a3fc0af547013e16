# What becomes of a letter after it has closed.
afterwards-title = What became of it
afterwards-lead = Who handed the letter over to whom, with which list; what was answered; what came of it.
afterwards-see = Note it, and read its story
afterwards-back = Back to what became of it
afterwards-story = Its story
afterwards-nothing-open = Nothing can be noted while the letter is open. Close it first.
afterwards-nothing-archived = The letter is put away. It stays readable and takes nothing more.
afterwards-last = Noted last: { $what }. It can be taken back until { $moment }.
afterwards-take-back = Take it back …
afterwards-can-take-back = If this was a mistake, you can take it back within 24 hours. Later it can be corrected, which is told with its date.
afterwards-file = Picture or PDF
afterwards-file-replace = Another picture or PDF in its place
afterwards-file-kept = Kept now
afterwards-file-hint = JPEG, PNG, WebP or PDF, at most { $max } MB. Of a picture nothing is kept but the picture: no place, no camera. A PDF is kept as it is, with whatever its properties say.
afterwards-file-public = Everyone may see it
afterwards-file-public-hint = Otherwise organisers see it, and nobody else. Look at it once more: faces, names and stamps can put people in danger.
afterwards-file-remove = Take it away
afterwards-file-remove-hint = It is deleted for good.
afterwards-alt = What it shows
afterwards-alt-hint = For those who do not see it: “The embassy’s stamp of 3 December on the first page”.
afterwards-confirm-title = A correction
afterwards-confirm = This is right now
afterwards-confirm-hint = Everyone reads that it was corrected today, and which fields were. It cannot be taken back.
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
afterwards-error-file-grown = Written anew without what it says beside the picture, this file has more than { $max } MB. Choose a smaller picture, or save it as a JPEG.
afterwards-error-file-too-large = The file has more than { $max } MB. Choose a smaller one.
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
happening-archived = put away
told-taken-back = Taken back, as noted by mistake: { $what }.
told-opened = Opened for signature
told-published = Made public
told-version = Version { $number } of the text
told-closed = Closed
told-delivered = Delivered
told-delivery-corrected = What was noted of a delivery was corrected: { $fields }.
told-answered = Answered
told-answer-corrected = What was noted of an answer was corrected: { $fields }.
told-unanswered = No answer had come by this day.
told-archived = Put away
became-title = What became of it
step-skipped = (left out)
home-archive = Archive

delivery-title = The letter is handed over
delivery-correct-title = Correct what was noted of the delivery
delivery-correct = Correct this
delivery-handed-over = This is handed over
delivery-list-hint = The list is kept as it stands when you note the delivery: its counts, and the state of its log.
delivery-day = On which day
delivery-by = By whom
delivery-by-hint = The organisation or the people who handed it over. Everyone reads it.
delivery-to = To whom
delivery-how = How
delivery-way-words = In which other way
delivery-note = Note
delivery-note-hint = Everyone reads it: what was said, who took it.
delivery-receipt = Receipt
delivery-button = Note the delivery
delivery-with = With
delivery-version = Version { $version }.
delivery-list-then = The list as it stood when this was noted, on { $moment }.
delivery-log-then = Its log
delivery-log = { $count ->
    [one] { $count } entry, root
   *[other] { $count } entries, root
}
delivery-note-first = Note the delivery
delivery-note-first-hint = On which day, by whom, to whom, how, with which list.
delivery-note-more = Note another delivery
delivery-note-more-hint = To another recipient, or in another way.
way-hand = From hand to hand
way-post = By post
way-email = By e-mail
way-mission = Through an embassy or mission
way-public = Handed over in public
way-other = In another way

answer-title = An answer has come
answer-correct-title = Correct what was noted of the answer
answer-correct = Correct this
answer-lead = Everyone reads what you note here. The scan can stay with organisers.
answer-day = On which day it came
answer-by = Who answered
answer-by-hint = The office, as it calls itself.
answer-summary = What it says
answer-summary-hint = In a few sentences of your own.
answer-text = Its text
answer-text-hint = Word for word, if everyone may read it.
answer-language = Language of the text
answer-language-hint = As a tag: en, fr, ar, zh, ko.
answer-scan = Scan of the answer
answer-button = Note the answer
answer-note = Note an answer
answer-note-hint = Who answered, and what. It may come late.
silence-title = No answer has come
silence-lead = Not to answer is an answer, too, and is told. If one comes later, you can note it all the same.
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
archive-button = Put it away
archive-note = Put it away
archive-note-hint = The end of its way. The next page asks what came of it.
take-back-title = Take this back?
take-back-lead = Noted last: { $what }, of { $day }.
take-back-state = The letter is then: { $state }.
take-back-forgets = What was noted of it is deleted, with its picture. Where the letter is public, its page says that it was taken back; the activity keeps it, too.
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
act-letter-archived = Letter put away
act-step-taken-back = Last step taken back
done-delivery-noted = The delivery is noted.
done-delivery-corrected = The delivery is corrected.
done-answer-noted = The answer is noted.
done-answer-corrected = The answer is corrected.
done-silence-noted = It is noted that no answer came.
done-letter-archived = The letter is put away.
done-taken-back = It is taken back.

letter-print = Print form
delivery-print = The print form: letter, signatories, fingerprints
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
print-how-verify = Press “Verify this list” there, or take the bundle and verify it without this site.
print-how-compare = Compare what is found with the figures above. A list that was changed has another root; a text that was changed has another hash.
print-confidential = This letter is confidential. Once it is public, its page and its log can be checked by everyone against the figures above.

late-title = Late signatures
late-lead = Whoever signs now stands in an addendum, apart from those who signed in time, and is never counted with them. What was handed over stays what it was.
late-reopen = A letter that takes late signatures, or has some, is not opened again.
late-now = They are taken now
late-until = Late signatures are taken until { $moment }.
late-until-hint = Invitations, the form, entries on behalf and lists brought in then work until this moment.
late-button = Take late signatures
late-stop = Take no more
late-stop-hint = Those who stand in the addendum stay there.
late-link = Late signatures
late-link-hint = Take some until a moment of your choice, in an addendum.
late-error-reopen = This letter takes late signatures, or has an addendum. It cannot be opened again.
late-notice = This letter has closed. Until { $moment } late signatures are taken: your name will stand in the addendum, and is not counted with those who signed in time.
late-not-counted = { $count ->
    [one] { $count } more signed after the letter had closed. It stands in the addendum and is not counted above.
   *[other] { $count } more signed after the letter had closed. They stand in the addendum and are not counted above.
}
late-addendum = Addendum: signed after the letter had closed
late-addendum-text = Not counted with those who signed in time.
late-own = This is a late signature: it stands in the addendum of those who signed after the letter had closed.
late-mark = Late
mail-late = The letter has closed. This signature is a late one: it stands in the addendum, apart from those who signed in time.
act-late-allowed = Late signatures allowed
act-late-stopped = Late signatures stopped
done-late-allowed = Late signatures are taken.
done-late-stopped = No more late signatures are taken.

changes-title = Changes to the list
changes-lead = What was corrected, withdrawn or removed after it had been listed, day by day (UTC). Without names: whoever withdrew is not named again. Each has its entry in the public log.
changes-none = Nothing that was listed has changed.
changes-list = To the list of signatories
changes-corrected = { $count ->
    [one] { $count } entry was corrected.
   *[other] { $count } entries were corrected.
}
changes-withdrawn = { $count ->
    [one] { $count } signature was withdrawn by its signatory.
   *[other] { $count } signatures were withdrawn by their signatories.
}
changes-removed = { $count ->
    [one] { $count } signature was taken off by an organiser.
   *[other] { $count } signatures were taken off by an organiser.
}
changes-erased = { $count ->
    [one] Of { $count } signature everything was deleted.
   *[other] Of { $count } signatures everything was deleted.
}
