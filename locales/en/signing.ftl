# The way of signing, and what a signatory’s own mailbox sees.
sign-the-letter = The letter
sign-read-letter = Read the letter, below
sign-choice-title = Who are you signing for?
sign-choice-lead = A signature is for an organisation or for one person.
sign-choice-organisation = For my organisation
sign-choice-organisation-text = The organisation is listed under its name and country. You speak for it, with its agreement, and confirm from your work email.
sign-choice-person = For myself
sign-choice-person-text = You are listed under your own name. An employer you mention is shown for identification only and does not sign.
sign-form-title-organisation = Sign for an organisation
sign-form-title-person = Sign for yourself
sign-form-lead-organisation = The organisation will be listed as a signatory. You act as its representative.
sign-form-lead-person = You will be listed as a person, not your employer.
sign-rather-person = I would rather sign for myself
sign-rather-organisation = I would rather sign for my organisation
sign-group-organisation = The organisation
sign-group-representative = You, its representative
sign-organisation-name = Name of the organisation
sign-organisation-name-hint = As it should be listed, in its own language if you like.
sign-organisation-country = Country of the organisation
sign-site = Website
sign-site-hint = If your address is at the same domain, the list says so.
sign-representative = Your name
sign-office = Your position
sign-office-hint = For instance: director, secretary-general.
sign-list-representative = Publish my name and position too
sign-list-representative-hint = Tick only if you consent: your name then appears beside the organisation, worldwide and in a public log. Otherwise only the organisation is shown.
sign-work-email = Your work email
sign-work-email-hint = We send you a link to confirm. Your address is never made public; the coalition’s organisers can see it.
sign-person-name = Your name
sign-person-name-hint = As it should be listed.
sign-person-country = Your country
sign-affiliation = Occupation or affiliation
sign-affiliation-hint = Shown for identification only.
sign-email = Your email address
sign-email-hint = We send you a link to confirm. Your address is never made public; the coalition’s organisers can see it.
sign-trap = Leave this field empty
sign-by-hand = I am a person, and I want to send this
sign-by-hand-hint = A field that people don’t see was filled in. Password managers do this, and so do robots.
error-by-hand = Tick “I am a person, and I want to send this”. Nothing has been sent yet, and your answers are still here.
sign-address-never-shown = Your email address is never made public. What is listed is public, and copies made by others cannot be recalled.
sign-check = Check before sending
sign-suggest = Your email domain is the one of { $name }, which has signed with this coalition before.
sign-suggest-fill-in = Fill it in
sign-keep = Keep my answers in this browser until I send them
sign-kept = Your answers are kept in this browser only, until you send them.
sign-forget = Forget them
sign-check-title = Check your answers
sign-check-listed-organisation = This is what the list will show
sign-check-listed-person = This is what the list will show
sign-check-private = This stays private
sign-copies-cannot-be-recalled = You can withdraw at any time, but copies made by others cannot be recalled.
sign-check-next = Next we email you. Your signature counts once you confirm it there. An organiser may look at it first.
sign-meant = Did you mean { $email }?
sign-meant-button = Yes, use that address
sign-free-mail = Your email address is with a free email provider, so the list will say “{ $listed }” beside your organisation, and an organiser may look at it first. With an address at your organisation’s own domain, the list can say that.
sign-send = Send and get the email
sign-change = Change something
sign-sent-title = Check your email
sign-sent-change = Change the address
sign-sent-lead = Open the email that we send to this address, and click the button on the page that it leads to. That confirms your signature for
sign-sent-not-counted = Until then it is pending and not counted.
sign-sent-mailbox = Open the demonstration’s mailbox
sign-sent-nothing = No email?
sign-sent-spam = Check your spam folder.
sign-sent-again = If you have signed before with this address, the email says so and leads to your receipt.
sign-sent-wait = Wait a few minutes, then sign again with the same address: nothing is counted twice. After several attempts in a short time no further email is sent; open the newest one that you have.

own-changed = The wording was changed since you opened this page. Please look again before you confirm.
own-outdated = Nothing was changed just now: this signature has changed since you opened the page. This is how it is now.
own-confirm-title = Is this your signature?
own-confirm-text = Somebody gave your address for this signature. It counts only if you confirm it.
own-confirm-behalf-title = Do you sign this?
own-confirm-behalf-text = An organiser entered this signature on your behalf. It counts only if you confirm it.
own-unpublished = This letter is not public. You read it here because you are asked to sign it; please do not pass it on.
own-pending-title = Not confirmed yet
own-pending-text = This signature is pending and not counted. The link to confirm it was sent to its mailbox.
own-too-late-title = Too late to confirm
own-too-late-text = The letter no longer takes confirmations. This signature was not counted.
own-held-title = Confirmed, and waiting for an organiser
own-held-text = Thank you. Someone at the coalition will review it before it is listed. We email you when it is listed; there is nothing you need to do.
own-look-unmatched = An organiser looks at this entry before it is listed: its name, country, website and your email address do not together match an organisation that this coalition has on file.
own-look-organiser = An organiser has taken this entry off the list for now.
own-receipt-title = Your receipt
own-receipt-text = This signature is confirmed, listed and counted.
own-receipt-text-unpublished = This signature is confirmed. It will be listed and counted in public when the letter is published.
own-receipt-text-outstanding = This signature is confirmed for an earlier version of the text. It is not counted for the present one.
own-receipt-text-late = This signature is confirmed, and listed in the addendum.
own-mail-keep = Keep the email that brought you here: for half a year its link leads back to this page.
own-mail-sensitive = The link in your email shows this page for 7 days; after that, you can have a private link emailed to you there. Delete the email if it could put you in danger.
own-files-prove = These files prove that you signed, even after you withdraw.
own-files-asked = Show files that prove this signature
own-withdrawn-title = Withdrawn
own-withdrawn-text = This signature was withdrawn. It is no longer listed or counted.
own-removed-title = Not listed
own-removed-text = This signature is not listed or counted. If you think this is wrong, write to the coalition’s contact on the letter’s page.
own-erase-title = Delete everything about me
own-erase-text = Your name, what you entered and your email address are deleted now; otherwise 30 days after the signature left the list. The public log keeps an entry without your name.
own-erase-button = Delete everything about me
own-erase-link-text = For this we need to know that it is you: enter your email address, and we email you a private link.
own-erase-link = Delete everything about me
own-will-be-listed = This is what the list will show
own-confirm-button = Confirm my signature
own-correct = Correct something
own-withdraw = Withdraw
own-deny-title = Not you?
own-deny-text = Then click here, or do nothing: it will not be listed. If you click, the organisers see that it was not you.
own-deny-button = This was not me
own-state = State
own-category = Listed among
own-posted-on = Signed on
own-confirmed-on = Confirmed on
own-manifest = Text signed
own-manifest-hint = SHA-256 of the manifest, which names the exact text. Keep it with this receipt.
own-link-title = Correct, withdraw or sign with a key
lost-link = Signed already? See, correct or withdraw
lost-title = See, correct or withdraw your signature
lost-lead = Enter the email address that you signed with. If it signed this letter, we email a private link to it.
lost-sent = If this address signed the letter, a private link is on its way to it, or one that still works went there a short while ago.
own-link-text = This page is read-only, so that you can forward it safely. To change anything, we email a private link to the address you signed with.
own-link-button = Email me a private link
own-link-again = Email me the link again
own-link-sent = { $minutes ->
    [0] A private link was emailed less than a minute ago. It works for a day, until it is used.
    [one] A private link was emailed { $minutes } minute ago. It works for a day, until it is used.
   *[other] A private link was emailed { $minutes } minutes ago. It works for a day, until it is used.
}
own-link-failed = { $minutes ->
    [one] The email that we tried to send { $minutes } minute ago did not get through. Try again.
   *[other] The email that we tried to send { $minutes } minutes ago did not get through. Try again.
}
own-link-next = { $minutes ->
    [one] If it does not arrive, check your spam folder. You can have it sent again in { $minutes } minute.
   *[other] If it does not arrive, check your spam folder. You can have it sent again in { $minutes } minutes.
}
correct-title = Correct your entry
correct-note = Each correction is noted. A new name or country may wait for an organiser before it is listed.
correct-drops-key = Your key signed the entry as it is now. A correction ends that signature; afterwards you can sign the corrected entry with your key again.
correct-button = Save the correction
withdraw-title = Withdraw this signature?
withdraw-text = It will be neither listed nor counted. You would have to sign again to come back, while the letter is open.
withdraw-button = Withdraw
withdraw-keep = Keep my signature

# The entry in the log
own-recorded-soon = It is being recorded in the letter’s public log. Reload this page in a moment.
own-recorded = Recorded as no. { $index }
own-recorded-why = If this entry were removed from the log, it would show to anyone who kept an earlier copy. Keep these files: with them you can prove it, whatever becomes of this site.
own-proof = Proof (.tlog-proof)
own-proof-why = that your entry is in the log
own-record = Record
own-record-why = what was recorded, with the random number that lets others check it
own-statement = Statement
own-statement-why = the text to sign if you want to use your own key
own-check = To check it on your own machine:
own-check-later = Once the letter is public, anybody can check this with the proof.
withdraw-erase = Also delete all data about it
withdraw-erase-hint = Your name, your address and the record in the log are deleted for good; the log only keeps that an entry was erased at its signatory’s wish. A code of your email address, which tells it to nobody, stays with the letter until it is archived, so that nobody imports or invites you again. You will not get an email about this.

# A key of one’s own
own-key-signed = It is signed with your own key too.
own-key-offer = Sign it with a key of your own
key-title = Sign with a key of your own
key-lead = Then nobody has to take our word for it: a passkey or an SSH key signs that you support this version of the letter. The list says “key”.
key-passkey = Passkey
key-passkey-text = Your device makes a passkey for this letter alone and signs with it.
key-passkey-button = Sign with a passkey
key-passkey-failed = That did not work. Try again, or use an SSH key.
key-ssh-title = SSH key
key-ssh-text = Save these four lines as statement.txt (the receipt page offers the file), then sign them:
key-ssh = What ssh-keygen wrote
key-ssh-hint = The content of statement.txt.sig, from BEGIN to END
key-ssh-button = Submit signature
emails-title = Emails to your address
emails-waiting = These entries wait for you to confirm them. Nothing is published until you do.
emails-nothing-waits = No entry waits for you to confirm it.
emails-review = Review
emails-secret = An entry on a letter that is not named here
emails-stop-title = Stop emails
emails-come = Others can cause emails to this address: by entering it on a letter, by inviting you, or by writing to you.
emails-letter-stopped = Emails that others cause about this letter are stopped.
emails-all-stopped = All emails from this site that others cause are stopped.
emails-still = You still get what you ask for yourself, such as a receipt or a link to withdraw, and what protects you.
emails-stop-letter = Stop emails about this letter
emails-stop-all = Stop all emails from this site
emails-allow = Allow emails again
emails-asked = Links in emails get forwarded. To stop all emails, or to allow them again, we first email a link to the address itself.
own-others-wait = { $count ->
    [one] One more entry waits for this email address
   *[other] { $count } more entries wait for this email address
 }
own-emails = Stop emails to this address
sign-sent-earlier = If several emails went to this address before, we send no further one. Open the newest that asks you to confirm: it leads to everything that waits for you, and lets you allow emails again if you stopped them. If emails to this address are stopped, we write at most once a week how to allow them again.
