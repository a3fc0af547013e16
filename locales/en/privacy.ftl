# The privacy notice, consent, how long personal data is kept, and what is held about an address.
footer-privacy = Privacy notice

notice-title = Privacy notice of { $coalition }
notice-version = Version { $version }, { $day }
notice-controller = Who is responsible
notice-controller-one = This organisation decides what your personal data is used for (the controller):
notice-controller-joint = These organisations decide together what your personal data is used for (joint controllers). You can contact any of them:
notice-controller-line = { $name }, { $address }, { $contact }
notice-officer = Data protection officer: { $text }
notice-eu = Representative in the European Union: { $text }
notice-uk = Representative in the United Kingdom: { $text }
notice-ch = Representative in Switzerland: { $text }
notice-purposes = What your data is used for, and on what legal basis
notice-purposes-letters = To write open letters, invite organisations to sign them, collect and confirm signatures, publish and deliver the letters, and let anyone check who signed.
notice-purposes-consent = Signatures: your explicit consent (GDPR, articles 6(1)(a) and 9(2)(a)). Signing an open letter reveals a political opinion.
notice-purposes-interest = Invitations, and the accounts of organisers, partners and translators: the coalition’s legitimate interest in writing its letters together with others (GDPR, article 6(1)(f)). You can object at any time.
notice-age = You must be at least { $age } years old to sign.
notice-data = What is stored
notice-data-public = Published: the name and country that you sign with, the organisation’s website or your occupation or affiliation if you enter it, how and on which day the signature was confirmed (where your address is at the organisation’s own domain, also that domain), the day it was listed, and the representative’s name and position only if they agree.
notice-data-private = Not published: your email address, the name and position of a representative who is not listed, the time of day at which you signed and confirmed, which version of this notice you consented to, and, where many signatures came from one network within an hour, a random number that they share, until 30 days after the letter closes.
notice-data-invited = Of people who are invited to sign: the organisation, name, position, email address, and what they answer. The coalition enters these, from its own contacts or from public sources.
notice-data-desk = Of organisers, partners and translators: name, email address, role, and what they do on this site.
notice-data-others = Of contacts in the coalition’s address book: the organisation and email addresses. Of people to whom organisers write: the message. Of readers who report an error: what they write, their email address if they enter one, and a number that reports from their network share for a day, from which nobody can tell the network.
notice-data-never = Not stored with a signature: network addresses. Not recorded at all: who opens an email. No automated decisions are made about you.
notice-recipients = Who receives it
notice-recipients-public = Everyone, worldwide: the list is published on the web and in a public log that anyone can copy.
notice-recipients-addressees = Those to whom a letter is addressed receive the same list.
notice-recipients-organisers = The coalition’s organisers also see email addresses and answers.
notice-recipients-host = { $host } runs this site on behalf of the coalition: { $url }
notice-recipients-host-unnamed = The host runs this site on behalf of the coalition: { $url }
notice-countries = Where it is stored
notice-countries-stored = Stored in: { $text }
notice-countries-published = What is published can be read in every country, including countries whose laws protect personal data less.
notice-keeping = How long it is kept
notice-keeping-unconfirmed = A signature that is not confirmed: 30 days.
notice-keeping-departed = A signature that was withdrawn, taken off the list, or made without your knowledge and denied: 30 days. After that only the country and keyed hashes are kept, which recognise your address and, where an organiser took a false signature off, the name. You can have it deleted earlier.
notice-keeping-listed = A listed name: as long as the letter is public, or until you withdraw or have it erased. Of a signature that was withdrawn, removed or erased the public log keeps the day and a code that names nobody.
notice-keeping-letter = Invitations, answers, conditions, comments on drafts, messages and reports of errors: until { $days } days after the letter’s delivery was recorded here. Where no delivery is recorded, the days count from a year after the letter closed.
notice-keeping-addresses = Email addresses of signatories: the same. After that only a keyed hash is kept while the name is listed, from which nobody can read the address. With it the site recognises your address when you ask for a link to withdraw.
notice-keeping-contacts = Contacts in the address book: until the coalition or the person deletes them. Messages to them: 90 days.
notice-keeping-hashes = If you have your data erased, a keyed hash of your email address is kept until the letter is archived, so that nobody asks you again. If you stop emails, a keyed hash of your email address is kept for as long as they are to stay stopped.
notice-keeping-mails = Records of sent emails: 7 days.
notice-rights = Your rights
notice-rights-withdraw = You can withdraw your signature and your consent at any time, with a link that we email to you. What was lawful before stays lawful, and copies made by others cannot be recalled.
notice-rights-access = You can see, download, correct and erase what is stored about you: { $url }
notice-rights-object = You can object, ask for processing to be restricted, or ask for anything else: write to the address above.
notice-rights-complain = You can complain to a data protection authority, for example where you live or work.

notice-none = { $coalition } has not published a privacy notice yet. For questions about your data, write to { $contact }.
notice-old = This is an earlier version.
notice-newest-link = Read the current version
notice-versions = All versions
notice-versions-text = Versions are never changed or deleted. SHA-256 identifies the exact text of a version in all languages.
notice-version-link = Version { $version }
notice-file = Text file

desk-notice-owner = Say who is responsible for the personal data of your letters, before the next one opens.
desk-notice-other = This coalition has not published a privacy notice yet. Ask an owner to do it before the next letter opens.
desk-notice-link = Publish the privacy notice
open-notice-owner = Signatories consent to your privacy notice, and there is none yet. It takes about a minute.
open-notice-other = Signatories consent to the coalition’s privacy notice, and there is none yet. Ask an owner to publish it first.
open-without-notice = Open the letter without a privacy notice. Signatories will see the coalition’s name in its place.
error-notice-missing = Publish a privacy notice first, or tick the box to open the letter without one.
error-notice-often = You have published 20 versions within a day. Please publish the next one tomorrow.
error-keep-days = Enter a number of days from { $least } to { $most }.

privacy-title = Privacy notice
privacy-lead = We know what this site does with personal data. Add what only you know; the notice is made from both, in all languages, and signatories consent to it.
privacy-read-only = Only owners can publish the privacy notice.
privacy-current = Current version: { $version }, { $day }
privacy-current-link = Read it as signatories do
privacy-outdated = The coalition’s name, the host or the program has changed since. Publish the notice again to bring it up to date.
privacy-controllers = Controllers
privacy-controllers-hint = The legal persons that decide what the data is used for. Usually this is the organisation that the coalition’s secretariat belongs to; several are joint controllers.
privacy-controller = Controller { $number }
privacy-controller-name = Name of the organisation
privacy-controller-address = Postal address
privacy-controller-contact = Email address for data protection
privacy-controller-more = Add another controller
privacy-officer = Data protection officer
privacy-officer-hint = How to reach them, if you have one
privacy-eu = Representative in the European Union
privacy-eu-hint = Name and address, if you are established elsewhere and address people there
privacy-uk = Representative in the United Kingdom
privacy-ch = Representative in Switzerland
privacy-countries = Countries where the data is stored
privacy-countries-hint = Of the server, its backups and the email service. Your host knows them.
privacy-recipients = Further recipients
privacy-recipients-hint = One a line. The public, those a letter is addressed to, your organisers and the host are named already.
privacy-purposes = Further purposes
privacy-purposes-hint = One a line. Writing, signing, publishing, delivering and checking letters are named already.
privacy-age = Minimum age
privacy-age-hint = Signatories confirm that they are at least this old.
privacy-age-none = None
privacy-age-years = { $age } years
privacy-days = Days that personal data is kept after delivery
privacy-days-hint = Invitations, answers, comments and email addresses are deleted automatically after this time: 30 to 365 days.
privacy-publish = Publish this version
privacy-publish-hint = Publishing makes a new version with today’s date. Earlier versions stay readable. Those who signed before keep the version that they consented to.
done-notice-published = The privacy notice is published.
act-notice-published = Privacy notice published
settings-privacy = Who is responsible for personal data, what signatories consent to, and when personal data is deleted.
settings-privacy-link = Privacy notice and deletion

consent-title = Consent
consent-by-confirming = By confirming you say
consent-person = I consent that { $publisher } { $count ->
    [one] publishes
   *[other] publish
} my name, my country and what I entered with this letter, worldwide and in a public log. This reveals a political opinion. I can withdraw at any time; copies made by others cannot be recalled.
consent-organisation = I consent that { $publisher } { $count ->
    [one] publishes
   *[other] publish
} what I entered here with this letter, worldwide and in a public log, and { $count ->
    [one] stores
   *[other] store
} my name, position and email address for it. This reveals a political opinion. I can withdraw at any time; copies made by others cannot be recalled.
consent-age = I am at least { $age } years old.
consent-notice = Read the privacy notice (opens in a new tab)
consent-given = Version { $version } of the privacy notice, { $day }
consent-without-notice = Given on { $day }; the coalition had no privacy notice then
consent-before = Before notices had versions
error-consent-missing = Tick this box to sign: without your consent your signature cannot be published.
error-notice-changed = The privacy notice has changed since you opened this page. Read it, then consent again.
error-age-missing = Tick this box to confirm that you are at least { $age } years old.
consent-publishers = { $first } and { $last }

own-link-address = Your email address was deleted some time after the letter’s end, and only a code made from it is kept. Enter the address that you signed with, and we email it a private link.
own-link-enter = Enter my address
kept-title = When personal data is deleted
kept-lead = This happens automatically, some days after a delivery is recorded and the letter takes no more signatures; where no delivery is recorded, after a year more. Listed names stay, and signatories can still ask for a link by entering their address. More days than a signatory was promised do not apply to that letter.
kept-no-letters = No letter has been opened yet.
kept-nothing = Nothing is left to delete.
kept-endless = The letter has no deadline and takes signatures: nothing is deleted yet.
kept-undelivered-until = No delivery is recorded. Deleted on { $day }, and the owners are told 30 days before; or { $days } days after you record a delivery:
kept-until = Deleted on { $day }:
kept-invitations = { $count ->
    [one] { $count } invitation, with its answer
   *[other] { $count } invitations, with their answers
}
kept-remarks = { $count ->
    [one] { $count } comment or error report
   *[other] { $count } comments and error reports
}
kept-addresses = { $count ->
    [one] { $count } signatory’s email address
   *[other] { $count } signatories’ email addresses
}

data-title = What is stored about an email address
data-lead = Enter your email address. If anything is stored about it, we email you a link to see, download and delete it.
data-button = Email me the link
data-sent = If anything is stored about this address, a private link is on its way. Otherwise no email is sent. At most three links an hour go to one mailbox; the last one works for a day.
data-held-title = What is stored about you
data-nothing = Nothing is stored about this address any more.
data-signatures = Signatures
data-signatures-text = On its own page you can correct, withdraw and erase each signature.
data-signature-link = Open this signature
data-listed = published
data-not-listed = not published
data-by-organiser = Entered by an organiser, who vouches for it
data-contacts = Invitations, contacts and reports
data-invitation = invited to sign
data-contact = contact of { $coalition }
data-answer = Your answer:
data-report = you reported an error
data-report-whole = The whole list
data-contacts-text = Deletes these invitations with what you answered, your address among these coalitions’ contacts, and the errors you reported. You will not be invited to these letters or put into these coalitions’ address books again.
data-contacts-question = Delete your invitations, contacts and reports?
data-contacts-button = Delete all of these
data-account = Your account
data-account-drafts = Drafts that you are invited to
data-account-remarks = Comments and replies
data-account-acts = Actions recorded at the desk
data-account-sessions = Open sessions
data-account-text = Deletes your account and ends your sessions. We tell the owners of your coalitions at once. Anything you asked for or proposed that nobody has decided yet is stopped. Comments that you wrote stay without your name until the letter’s personal data is deleted.
data-account-question = Delete your account?
data-account-button = Delete my account
data-stopped = You have stopped emails. We keep a code made from your address, so that none is sent.
data-download = Download
data-download-link = Everything on this page as a file (JSON)
data-stays = What stays after deletion, and why
data-stays-log = An entry in the public log that a signature existed and is no longer listed, without your name: otherwise the list could not be checked.
data-stays-hash = A code made from your address with a secret key, from which nobody can read the address: so that you are not invited again, and so that emails you stopped stay stopped.
data-stays-activity = Records of what was done at the desk. They name a deleted account by a number and its role, and not by your name: so that organisers answer for what they do.
data-stays-backups = Backups, until they are replaced.
done-contacts-forgotten = Your invitations, contacts and reports are deleted.
done-account-forgotten = Your account is deleted.
error-account-second-factor = Your account has a second factor, so your mailbox alone does not delete it. Sign in, remove the second factor, and come back here.
error-account-only-owner = You are the only owner of a coalition. Sign in, make someone else an owner, and come back here.
mail-data-subject = Your link to what is stored about you
mail-data-lead = Someone asked what this site stores about your email address. If it was you, open this link within a day.
mail-data-link = See what is stored
mail-data-not-you = If it was not you, do nothing: nobody sees anything without this email. Do not forward it.
