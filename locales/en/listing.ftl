# Who is listed: at once or not, as what, and who questions it.

offer-title = Is this your organisation?
offer-text = The coalition knows your email address as that of { $count ->
    [one] this organisation
   *[other] these organisations
  }. Listed as it is known, your signature needs nobody’s approval.
offer-as = List as { $name }, { $country }
offer-keep = Keep what I typed
offer-keep-text = What you typed differs, so an organiser looks at it first.
own-waits-since = Waiting for an organiser since { $day }.
own-waits-choice = The coalition knows several organisations of this name. An organiser picks the right one.
own-waits-double = An organisation with a very similar name is listed already. An organiser looks at both.
own-waits-mailbox = Two people of this mailbox are listed already, or signatures of it left the list before. An organiser looks at more.
own-waits-script = A word of this name mixes letters of different alphabets that look alike. An organiser looks at it.
own-others-title = Other names waiting in this mailbox
own-others-text = Each is a separate signature. Review it to confirm it, or to say that it was not you.
own-others-link = Review “{ $name }”
own-entered-again = On { $day }, someone entered this name once more for your email address. What you see here is what was entered before. If it was you, correct it here.
own-turned-away = On { $day }, someone entered one more name for this email address. It was not kept, because eight names of this kind are waiting already. If it was yours, choose one of the waiting names, correct it to yours, and confirm it. You don’t need another email for that.
own-waits-questioned = A contact of the organisation says that it did not sign. An organiser looks at it.
own-correction-title = Your correction is waiting
own-correction-text = You asked on { $day } to be listed as below. Until an organiser has looked at it, the entry above stays listed.
own-category-falls = You are listed as “{ $category }”. If you change your name or affiliation, an organiser has to grant that again.
done-correction-waits = Your correction was sent to an organiser. Until then, what is listed stays as it is.
done-listed = Your signature is listed.

error-pick-organisation = Several organisations of the address book have this name. Pick the one that signed.
error-held-by-organiser = An organiser is looking at this signature. You cannot list it yourself.
error-taken-off = An organiser took this signature off the list after you were invited. If that was a mistake, write to the coalition: once they send you the invitation again, you can sign.
error-name-waits = An organiser has to look at this name before it is listed, so nothing was changed. Write to the coalition’s contact, or withdraw and sign again under this name: the new signature waits for an organiser.

mail-correction-taken-subject = Your correction is listed: { $subject }
mail-correction-taken-lead = An organiser looked at your correction. It is listed now.
mail-correction-declined-subject = Your correction was not taken: { $subject }
mail-correction-declined-lead = An organiser looked at your correction and did not take it. Your signature stays listed as before.

act-correction-taken = Correction taken
act-correction-declined = Correction declined

desk-correction = Correction waiting since { $day }
desk-correction-to = Would be listed
correction-take = List the correction
correction-decline = Decline the correction
done-correction-taken = The correction is listed. The signatory gets an email.
done-correction-declined = The correction was declined. The signatory gets an email.
held-since = Waiting since { $day }
held-look = Not proven to speak for the organisation
held-choice = Several organisations of this name in the address book
held-double = A very similar name is listed
held-mailbox = Two people of this mailbox are listed already, or signatures of it left the list before
held-script = Mixes alphabets whose letters look alike
held-organiser = Unlisted for now by an organiser
held-questioned = Questioned by a contact of the organisation
possible-doubles = Possibly the same organisation:
pick-row = It is { $name } of the address book
pick-another = Another organisation of this name
act-organisations-merged = Organisations merged
error-merge-itself = Choose another organisation.
error-merge-convener = This organisation convenes a letter. Merge the other one into it instead.
organisation-domains = Email domains
organisation-domains-hint = One per line. The website’s own domain needs none. Subdomains count only if they are listed here.
organisation-part-of = Part of
organisation-part-of-hint = The federation, network or umbrella organisation that it belongs to.
organisation-part-of-none = Not part of another
organisation-merge = Merge with another organisation
organisation-merge-text = Everything known of this organisation goes to the other one, with its names, contacts, invitations and signatures. What is listed stays listed.
organisation-into = Merge into
organisation-merge-button = Merge
done-organisations-merged = The organisations are merged.
error-domain-line = Line { $line }: write a domain, such as mail.example.org.
error-part-of = An organisation cannot be part of itself.
count-chapters = { $count ->
    [one] One of them is a chapter of a federation on this list.
   *[other] { $count } of them are chapters of federations on this list.
  }

question-title = Did your organisation sign this?
question-lead = Someone signed this letter in your organisation’s name, or with an email address at its domain.
question-text-public = If your organisation did not decide this, say so. The entry stays on the list, marked as questioned, until an organiser has looked at it.
question-text-confidential = If your organisation did not decide this, say so. The entry is not listed until an organiser has looked at it.
question-button = This was not us
question-was-us = If it was your organisation, there is nothing to do.
question-asked-title = You questioned this signature
question-asked-lead = The organisers know that it was not your organisation. They will look at the signature.
question-gone-title = This signature is not listed
question-gone-lead = It was withdrawn or removed. There is nothing to do.
done-questioned = Thank you. We have told the organisers.
mail-at-domain-subject = Someone signed for your organisation: { $subject }
mail-at-domain-lead = Someone signed this letter in your organisation’s name, or with an email address at its domain. If your organisation decided that, there is nothing to do.
mail-at-domain-link = This was not us
mail-at-domain-why = You get this email because the coalition has your address as a contact of the organisation.
mail-questioned-subject = Your signature is questioned: { $subject }
mail-questioned-lead = A contact of the organisation says that it did not sign. The organisers will look at it. You can tell them what happened.
mail-questioned-link = Answer the organisers
mail-questioned-secret = Do not forward this email: anyone who has the link can change your signature.
mail-put-back-subject = Your signature waits for an organiser: { $subject }
mail-put-back-lead = An organiser took your signature off the list to look at it. Until they have, it is not counted.
mail-taken-off-subject = Your signature was taken off the list: { $subject }
mail-taken-off-lead = An organiser took your signature off the list. It is no longer counted.
mail-taken-off-ask = If you did not expect this, write to the coalition: its address is on the letter’s page.
mail-questioned-told-subject = A signature is questioned: { $subject }
mail-questioned-told-lead = A contact of an organisation says that the organisation did not sign. Please look at the signature.
mail-questioned-told-link = Look at the signatures
mail-waiting-subject = { $count ->
    [one] 1 signature is waiting for you: { $subject }
   *[other] { $count } signatures are waiting for you: { $subject }
  }
mail-waiting-overdue = { $count ->
    [one] A signature has been waiting for an organiser since { $since }.
   *[other] { $count } signatures are waiting for an organiser, the first since { $since }.
  }
mail-waiting-deadline = { $count ->
    [one] The deadline is near, and a signature is still waiting for an organiser, since { $since }.
   *[other] The deadline is near, and { $count } signatures are still waiting for an organiser, the first since { $since }.
  }
mail-waiting-publication = { $count ->
    [one] The letter will be published soon, and a signature is still waiting for an organiser, since { $since }.
   *[other] The letter will be published soon, and { $count } signatures are still waiting for an organiser, the first since { $since }.
  }
mail-waiting-link = Look at them
act-question-settled = Question about a signature settled
own-questioned-title = Your signature is questioned
own-questioned-text = On { $day } a contact of the organisation said that it did not sign. An organiser looks at it. Your answer goes to the organisers alone.
own-questioned-answer = Your answer to the organisers
own-questioned-button = Send the answer
own-questioned-link = To answer, ask for a fresh link below.
done-answered-question = Your answer was sent to the organisers.
desk-questioned = Questioned since { $day }: a contact of the organisation says that it did not sign.
desk-questioned-answer = The signatory answers:
desk-questioned-settle = Take the mark off
done-question-settled = The mark is off.
listed-questioned = questioned
listed-questioned-why = A contact of the organisation says that it did not sign. The organisers are looking at it.

report-title = Report an error
report-lead = Is a name on this list that should not be there, or is something about it wrong? Tell the organisers.
report-entry = Which entry?
report-entry-hint = As the list names it. Leave it blank if it is about the whole list.
report-words = What is wrong?
report-email = Your email
report-email-hint = Only if the organisers may ask you about it. It is never published.
report-button = Send to the organisers
report-link = Report an error
done-reported = Thank you. The organisers have your report.
mail-data-ends-subject = Personal data will be deleted: { $subject }
mail-data-ends-lead = No delivery of this letter is recorded. On { $day } its personal data is deleted: invitations with their answers, comments, messages and the email addresses of signatories. The names on the list stay.
mail-data-ends-deliver = If the letter was delivered, record it: the days then count from there. If you have yet to deliver it, export what you need from the desk before that day.
mail-data-ends-link = Record a delivery

mail-reported-subject = Someone reported an error: { $subject }
mail-reported-lead = A reader reported an error on the list of signatories.
mail-reported-link = Read the reports
reports-title = Reported errors
reports-lead = What readers say is wrong on the list. A report is deleted once you have dealt with it.
reports-none = Nobody has reported an error.
reports-no-entry = The whole list
reports-unreadable = This report can’t be read
reports-unreadable-why = What it says is damaged or was stored with another key. Ask your host, or delete it.
reports-settle = Done: delete the report
reports-of-network = { $count } reports came from the same network that day
reports-of-network-why = Many reports from one network can be one person, or a school, an office or a telephone company. We keep no address, only that they came from one place. This can’t be undone.
reports-settle-network = { $count ->
    [one] Delete this report
   *[other] Delete all { $count } reports
}
done-report-settled = The report is deleted.
done-reports-settled = The reports of that network are deleted.
act-report-settled = Reported error dealt with
