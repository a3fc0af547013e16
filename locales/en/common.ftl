# What every page shares.
product = Undersigned
page-title = { $title } · Undersigned
skip-to-content = Skip to the content
nav-site = Site
nav-letters = Letters
nav-desk = Desk
nav-sign-in = Organisers: sign in
nav-sign-out = Sign out
nav-mailbox = Mailbox
nav-languages = This page in
footer-promise = No tracking, no advertising. Signatories’ email addresses are never made public.
footer-verification = How lists are verified
footer-about = About this site, imprint, cookies
demonstration-note = This is a demo: no email is sent. Find all messages in the mailbox.
field-optional = (optional)
country-choose = Choose a country
list-comma = ,{" "}
paging-label = Pages
paging-back = Previous page
paging-on = Next page
paging-where = Page { $page } of { $pages }
deadline-in-zone = { $moment } ({ $zone } time; { $utc } UTC)
deadline-in-utc = { $moment } (UTC)
footnote-back = Back to the text

count-organisations = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
count-countries = { $count ->
    [one] { $count } country
   *[other] { $count } countries
}
count-countries-known = { $count ->
    [one] { $count } country (known for { $known } of them)
   *[other] { $count } countries (known for { $known } of them)
}
count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
signed-by-nobody = No confirmed signatures yet
signed-by-people = Signed by { $people }
signed-by-organisations = Signed by { $organisations } from { $countries }
signed-by-both = Signed by { $organisations } from { $countries }, and by { $people }
signed-by-both-without = Signed by { $organisations }, and by { $people }
confirmed-how = How they were confirmed: { $ways }.
confirmed-domain = { $count } from an email address at the organisation’s own domain
confirmed-mailbox = { $count } from another email address
confirmed-vouched = { $count } vouched for by an organiser
confirmed-paper = { $count } on paper, vouched for by an organiser
pending-not-counted = { $count ->
    [one] { $count } confirmation is pending and not counted.
   *[other] { $count } confirmations are pending and not counted.
}

proof-mailbox = by email
proof-domain = email at its own domain
proof-vouched = vouched for
proof-key = key
category-individual = Individual
category-expert = Expert
category-former-official = Former office-holder

letter-state-draft = Draft
letter-state-in-review = In review
letter-state-open = Open for signature
letter-state-closed = Closed
letter-state-delivered = Delivered
letter-state-answered = Answered
letter-state-unanswered = Unanswered
letter-state-archived = Archived
signature-state-pending = Not confirmed yet
signature-state-held = Awaiting review
signature-state-confirmed = Listed
signature-state-withdrawn = Withdrawn
signature-state-removed = Removed

done-letter-saved = The letter is saved.
done-letter-opened = The letter is open for signature.
done-sensitive = The letter is marked as sensitive.
done-not-sensitive = The letter is no longer marked as sensitive.
done-letter-closed = The letter is closed.
done-letter-review = The letter is in review.
done-letter-redraft = The letter is a draft again.
done-letter-reopened = The letter is open again.
done-approved = The signature is listed now.
done-held = The signature awaits approval and is not listed.
done-removed = The signature is removed.
done-resent = The email is on its way again.
done-added = The signature is entered. It counts once the mailbox confirms it.
done-category = The category is changed.
done-organisation-saved = The organisation is saved.
done-organisation-deleted = The organisation is deleted.
done-settings-saved = The settings are saved.
done-test-mail = The test email is queued. Under “Email” you see whether the mail server has taken it.
done-organiser-invited = The invitation is sent.
done-role-changed = The role is changed.
done-organiser-removed = The organiser is removed.
done-signed-out = You are signed out.
done-signed-out-everywhere = You are signed out on every device.
done-password-set = Your password is set. Sign in with it.
done-corrected = Your correction is saved.
done-corrected-without-key = Your correction is saved. The signature by your key ended with it: to sign again with your key, have a private link emailed to you below.
done-withdrawn = Your signature is withdrawn.
done-erased = Deleted for good.
done-key = Signed with your key. It is being recorded.
done-link-sent = We are emailing a private link to the address that signed.
done-link-waits = No further email was sent: the link in the last one still works.
done-link-asked = If you are still listed, a private link is emailed to the address that signed.
done-confirmed = Your signature is confirmed. Thank you.
done-held-for-approval = Your signature is confirmed. Someone at the coalition will review it before it is listed.
done-denied = Understood. This signature will not be listed.
done-emails-stopped = Stopped. You can allow these emails again here, or from any earlier email.
done-emails-allowed = Emails are allowed again.
done-emails-asked = Check your email: we sent a link to the address that this page is about. Open it to see what waits for you, and to stop or allow emails. If you don’t get it, open the one that we sent earlier.
done-emails-kept = These emails stay stopped: the owner of the address stopped them with a private link, and only such a link allows them again. We email one to the address, at most once a week, when an entry waits for it.
paragraph-number = Paragraph { $number }
