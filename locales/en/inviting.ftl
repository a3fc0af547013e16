# Inviting organisations to sign: at the desk, on the invited organisation's own page, in mails.

## The letter's page at the desk
letter-invitations = Invite organisations, see how each has answered, and remind those who have not.
letter-see-invitations = See the invitations

## The list
invitations-title = Invitations
invitations-back = Back to the invitations
invitations-lead = Everyone who was invited: how they answered, who has signed, who gets a reminder. We do not record whether somebody opened an email.
invite-one = Invite one organisation
invite-book = From the address book
invite-file = From a file
invitations-search = Search organisations
invitations-filter = By answer
invitations-all = All
invitations-who = Invited
invitations-answer = Answer
invitations-reminders = Emails
invitations-found = { $count ->
    [one] { $count } invitation
   *[other] { $count } invitations
}
invitations-none = Nobody is invited yet
invitations-none-text = Invite one organisation, tick several in the address book, or bring a file.
invitations-none-found = No such invitation
invitations-none-found-text = Nothing matches what you look for.
invitations-passed-on-by = Passed on by { $by }
invitations-until = Needs until { $day }
invitations-answered = Answered on { $day }
invitations-last-mail = Last email on { $day }
invitations-not-sent = No email yet
invitations-reminded = { $count ->
    [one] Reminded once
   *[other] Reminded { $count } times
}
invitations-next = Next reminder on { $day }
invitation-resend = Send again
invitation-withdraw = Cancel invitation
invitation-withdraw-title = Take this invitation back?
invitation-withdraw-text = Its link stops working, and no reminder goes out. An email that has been sent cannot be recalled. You can invite the organisation again.
invitation-withdraw-button = Take it back
standing-prepared = Prepared
standing-waiting = No answer
standing-conditional = Will sign if …
standing-later = Needs time
standing-forwarded = Passed on
standing-declined = Declined
standing-signed = Signed
standing-outstanding = Signed an earlier text
standing-departed = Signature removed
standing-withdrawn = Cancelled

## Inviting
invite-sent-now = The letter is open: invitations go out at once.
invite-sent-later = The letter is not open yet: invitations are prepared, and go out when it opens.
invite-one-title = Invite an organisation
invite-one-lead = The email holds a link with which the organisation reads the exact text and signs with one click.
invite-organisation = Organisation
invite-organisation-hint = The name as it will be listed.
invite-country = Country
invite-site = Website
invite-site-hint = Its domain says to whom the invitation may be passed on.
invite-email = Email address
invite-email-hint = The mailbox that answers for the organisation. It is never shown in public.
invite-representative = Who would sign
invite-representative-hint = Without a name and a position, we ask for them before signing.
invite-office = Their position
invite-language = Language of the email
invite-button = Invite
invite-book-title = Invite from the address book
invite-book-button = Invite those ticked
invite-book-signed = Has signed already.
invite-book-already = invited already
invite-book-no-contact = No email address is on file.
invite-file-title = Invite from a file
invite-file-lead = Bring a spreadsheet (XLSX, ODS) or a CSV file. You see first what is in it; nobody is invited before you confirm.
invite-file-columns = The first row names the columns, in your language or in English. Organisation, country and email address are needed, the others may be missing:
invite-file-label = The file
invite-file-hint = At most 4 MB and 2,000 rows. Commas, semicolons and tabs are understood, and every usual encoding.
invite-file-button = Look at the file
upload-title = What the file says
upload-good = { $count ->
    [0] Nobody can be invited.
    [one] { $count } organisation can be invited.
   *[other] { $count } organisations can be invited.
}
upload-faulty = { $count ->
    [0] No row has a problem.
    [one] { $count } row has a problem and is left out.
   *[other] { $count } rows have problems and are left out.
}
upload-nothing-yet = Nobody is invited yet. The file waits for a day, encrypted, and is then deleted.
upload-confirm = { $count ->
    [one] Invite { $count } organisation
   *[other] Invite { $count } organisations
}
upload-discard = Delete the file
upload-other = Choose another file
upload-problems = Problems, by row
upload-problems-text = Correct these rows in your spreadsheet and upload the file again: nobody who is invited by then is invited twice.
upload-line = Line
upload-problems-column = Problem
upload-notes = How some rows were read
upload-notes-text = Check these before you confirm; to change one, correct the row in your spreadsheet and upload the file again.
upload-notes-column = How it was read
upload-columns = How the columns were understood
upload-holds-organisation = Organisation
upload-holds-country = Country
upload-holds-email = Email
upload-holds-site = Website
upload-holds-representative = Representative
upload-holds-given = Representative’s first name
upload-holds-family = Representative’s family name
upload-holds-office = Position
upload-holds-language = Language
upload-encoding = Encoding: { $encoding }
upload-rows = Will be invited

## Reminders
reminders-title = Reminders
reminders-lead = Those who have not answered get a reminder, at 10:00 in the letter’s time zone. Nobody gets one after an answer.
reminders-hard = Hard deadline: { $deadline }
reminders-soft = Soft deadline
reminders-soft-hint = By when you would like a reply. In the letter’s time zone: { $zone }
reminders-no-zone = Set the letter’s deadline first.
reminders-soft-save = Save the soft deadline
reminders-rules = No mailbox gets two emails within 48 hours. A reminder that this delays goes out within a day, or not at all.
reminder-which = Reminder
reminder-when = When
reminder-state = State
reminder-own-date = On their own day
reminder-week = First reminder
reminder-two-days = Second reminder
reminder-day = Last reminder
reminder-to-own-date = To those who asked for time, on the day that they named.
reminder-to-week = 7 days before the soft deadline, to those without an answer.
reminder-to-two-days = 2 days before the soft deadline, to those without an answer.
reminder-to-day = 1 day before the hard deadline, to those without an answer.
reminder-own-day = The day that each has named
reminder-no-date = Not set: there is no such deadline
reminder-usual = Standard text
reminder-own-words = In your own words
reminder-stopped = Stopped
reminder-sent = { $count ->
    [0] None sent
    [one] { $count } sent
   *[other] { $count } sent
}
reminder-edit = See and change
reminder-words = Your own words
reminder-words-hint = They go at the beginning of the email in place of ours, for readers of every language. Leave this empty for the standard text.
reminder-stop = Stop this reminder
reminder-stop-hint = It goes to nobody until you let it go again.
reminder-save = Save
reminder-preview = Preview
reminder-preview-title = How the email looks
reminder-preview-hint = To an example organisation, in your language. The link is not a real one.

## The invited organisation's own page
invited-title = Invitation for { $organisation }
invited-heading = You are invited to sign
invited-heading-answered = Your invitation to sign
invited-confidential = This letter is confidential. Only those invited can read it; please do not pass it on outside your organisation.
invited-signed = Your organisation has signed.
invited-held = Your organisation’s signature has arrived, and waits for the organisers.
invited-closed = This letter takes no more signatures.
invited-receipt = The receipt is in the mailbox that signed. With it you can correct or withdraw the signature.
invited-said-conditional = You said on what condition you will sign. You can still change your answer, or sign.
invited-said-later = You asked for time. We remind you on the day that you named; you can sign at any time before.
invited-said-forwarded = You passed the invitation on. You can still sign yourself.
invited-said-declined = You have declined. If that changes, you can still sign.
invited-reaffirms = Your organisation signed an earlier text, and its meaning has changed since. Do you confirm the new one?
invited-outstanding = Your organisation signed an earlier text from another mailbox, and has not reaffirmed. If you sign, your signature takes its place.
invited-departed = Your organisation had signed, and is not on the list any more. Should that change, you can sign again.
invited-reaffirm-hint = One click confirms this text; what is listed does not change. A receipt goes to this mailbox, with a link that takes the signature off again.
invited-forwarded-by = Passed on to you by
invited-soft = Please reply, if you can, by
invited-listed = What will be listed
invited-mailbox = Invited email address, never made public
invited-who-signs = Who signs for the organisation? This is not listed; the organisers see it.
invited-list-hint = Otherwise only the organisers see who signed.
invited-press-hint = One click signs this text for your organisation. A receipt goes to the invited mailbox, with a link that takes the signature off again.
invited-sign = Sign for the organisation
invited-other = Something here is not right
invited-answers = Or answer otherwise
invited-answers-hint = You can change each answer with the same link until the deadline.
invited-if = We will sign if …
invited-condition = Your condition
invited-condition-hint = The organisers read it, and may answer you by email.
invited-if-button = Tell the organisers
invited-later = We need more time
invited-until = Until when
invited-until-hint = We remind you at 10:00 on that day.
invited-later-button = Ask for time
invited-forward = Ask my director
invited-forward-email = Their email address
invited-forward-hint = An address of your organisation, at { $domain }
invited-forward-name = Their name
invited-forward-office = Their position
invited-forward-button = Pass it on
invited-forward-not = This invitation went to an address that many organisations share. Ask the organisers to invite your director.
invited-forwarded-to = Passed on to
invited-decline = Not this time
invited-why = Why (the organisers read it)
invited-decline-button = Say “not this time”
invited-public-page = The letter’s public page, with all who have signed
invited-other-title = Sign with other particulars
invited-other-lead = What differs from the invitation is confirmed by email first. The email goes to the invited mailbox:
invited-other-button = Send the confirmation email
disown-title = Was this not you?
disown-text = Emails get forwarded, so this link alone takes nothing off. We email a private link to the mailbox that was invited: open it, choose Withdraw, and tick “This was not me”. The signature then goes off the list at once, and we tell the organisers.
disown-ask = Email a private link to the mailbox
disown-at-once = One click takes the signature off the list at once. The link of your invitation stops working, and we tell the organisers.
disown-button = Take the signature off
disown-was-me = If it was you, close this page: nothing changes.
disown-done-title = The signature is off the list
disown-done-text = We have told the organisers. If your organisation wants to sign after all, ask them for a new invitation.
disown-gone-text = It was taken off the list before, in another way. There is nothing more to do.

## What was just done
done-invited = The invitation is on its way.
done-invited-many = The invitations are on their way. Anyone invited before gets no second one.
done-invitation-prepared = Prepared. It goes out when the letter opens.
done-invitation-resent = The invitation was sent again.
done-invitation-withdrawn = The invitation is cancelled.
done-upload-discarded = The file is deleted.
done-soft-deadline = The soft deadline is saved.
done-reminder-saved = The reminder is saved.
done-invited-signed = Thank you: your organisation has signed. The receipt is in your mailbox.
done-invited-answered = Thank you, the organisers see your answer.
done-invited-forwarded = Passed on. A note about it is in your mailbox too.
done-invited-posted = Check your inbox: the signature counts once you confirm it there.
done-invited-waits = No further email goes out today. Open our newest one that asks you to confirm: the signature counts once you confirm it there.
done-disowned = The signature is off the list, and we have told the organisers.
done-disown-asked = Check the mailbox that was invited: we sent a private link there, or one that still works was sent just now. Open it to take the signature off.

## Faults
error-already-invited = This mailbox is invited for this organisation already.
error-invited-too-often = This invitation was sent three times within a day. Wait until tomorrow.
error-invited-many = A coalition can invite { $max } organisations a day; { $left } are left today. Nobody was invited. Split the file, or invite the others tomorrow.
error-nothing-ticked = Tick at least one address.
error-row-formula = A spreadsheet would take this for a formula.
error-row-duplicate = The same address is in line { $first } already.
error-file-missing = Choose a file.
error-file-too-large = The file is larger than { $max } MB. Remove columns that are not needed, or split it.
error-day = Choose a day.
error-day-past = This day has passed already.
error-day-late = The letter is closed by then. Choose an earlier day.
error-own-address = This is the address that is invited already.
error-other-domain = An invitation can be passed on inside the same organisation only.
error-passed-on-too-often = This invitation was passed on many times already. Ask the organisers.
error-soft-late = The soft deadline has to be before the hard one.

## Mails
mail-invite-subject = Will you sign? { $subject }
mail-invite-lead = { $coalition } invites { $organisation } to sign a letter.
mail-invite-passed-on = { $by } passed this invitation on to you.
mail-invite-soft = Please reply by { $deadline } if you can.
mail-invite-link = Read the letter and answer
mail-invite-answers = The page shows the exact text. You can sign with one click, say on what condition you would, ask for time, ask your director, or decline; and change your answer until the deadline.
mail-invite-private = The link is yours alone: anyone who has it can answer for your organisation. Nobody records whether you open it.
mail-remind-subject = Still open: { $subject }
mail-remind-week = A week from now { $coalition } would like to know whether { $organisation } signs.
mail-remind-two-days = In two days { $coalition } would like to know whether { $organisation } signs.
mail-remind-own-date = You asked { $coalition } for time until today. Can { $organisation } sign?
mail-remind-day = Tomorrow this letter closes. It is the last time we ask { $organisation }.
mail-invited-signed-lead = Your organisation has signed: one click with the link of your invitation was enough.
mail-disown-title = Was this not you?
mail-disown-text = The link may have been passed on. Ask for a private link to this mailbox, and take the signature off with it.
mail-disown-link = This was not me
mail-passed-on-subject = You passed an invitation on: { $subject }
mail-passed-on-lead = The invitation of { $organisation } was passed on from your mailbox to { $to }. If that was not you, tell the organisers. You can still answer yourself.
mail-condition-subject = { $organisation } will sign if …
mail-condition-lead = { $organisation } has answered your invitation with a condition:
mail-disowned-subject = “This was not me”: { $organisation }
mail-disowned-lead = The mailbox that was invited for { $organisation } says that it did not sign. The signature is off the list, and the link of the invitation is void. You can send the invitation again.
mail-to-invitations = See the invitations

## On the activity page
activity-invitations = Invitations
act-organisations-invited = Organisations invited to sign
act-invitation-resent = Invitation sent again
act-invitation-withdrawn = Invitation cancelled
act-reminder-changed = Reminder changed
act-soft-deadline-set = Soft deadline set
invited-ended-title = This invitation has ended
invited-ended-text = What you were invited to sign takes no more signatures. To protect you, this link no longer shows it.
invited-ended-signed = Did you sign?
invited-ended-link = To see or withdraw your signature, have a private link emailed to the address that signed.
