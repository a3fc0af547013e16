# Exports of contacts, for which it takes two or a day.
contacts-title = Exports of contacts
contacts-link = Export contacts
contacts-lead = A file of everybody’s addresses is the most dangerous thing that can leave this desk. So we tell every owner when somebody asks for one.
contacts-second = A second organiser approves it, or 24 hours pass; until then any of you can stop it.
contacts-alone = Nobody else in your coalition could approve it, so 24 hours pass before you can fetch it. Whom you have invited, or whom somebody has invited who invited you too, cannot: ask those who run this site to make a second owner.
contacts-what = Contacts of
contacts-of-book = The address book
contacts-of-letter = Signatures of “{ $subject }”
contacts-ask = Ask for the file
contacts-list = Requested exports
contacts-none = No export has been requested.
contacts-none-text = Public lists without addresses need none of this: they are on each letter’s page.
contacts-somebody = Somebody who is gone
contacts-asked-by = Asked for by { $name }
contacts-approved-by = Approved by { $name }.
contacts-stopped-by = By { $name }.
contacts-fetch-xlsx = Fetch as a spreadsheet (XLSX)
contacts-fetch = Fetch as CSV
contacts-approve = Approve
contacts-stop = Stop it
contacts-standing-waiting = Needs a second organiser’s approval by { $moment }.
contacts-standing-ready = Ready: who asked can fetch it once, until { $moment }.
contacts-standing-stopped = Stopped on { $moment }.
contacts-standing-fetched = Fetched on { $moment }.
contacts-standing-lapsed = Not fetched in time.
done-contacts-asked = Requested. We have told every owner.
done-contacts-approved = Approved: who asked can fetch the file now.
done-contacts-stopped = Stopped.
act-organisations-exported = Address book exported with contacts
act-contacts-asked = Export of contacts asked for
act-contacts-approved = Export of contacts approved
act-contacts-stopped = Export of contacts stopped
mail-contacts-subject = { $coalition }: somebody asked for all contacts
mail-contacts-lead = { $by } asked for a file at the desk of { $coalition }: { $what }.
mail-contacts-signatures = the contacts of everybody who signed a letter
mail-contacts-book = the contacts of the address book
mail-contacts-wait = It can be fetched when a second organiser has approved it, or in 24 hours.
mail-contacts-link = Review: approve or stop
mail-contacts-not-them = If you know nothing of it, stop it and ask whether it was really them.

# One contact, shown whole
contact-show = Show contact
contact-show-one = Show a contact
contact-title = Contact
contact-back = Back
contact-representative = Representative
contact-address = Email address
contact-noted = Each contact you show is noted in the activity.
contact-shown = { $shown } of { $most } within 24 hours.
contact-write-instead = Writing, resending and reminding work without seeing an address.
look-up-title = Find an email address
look-up-hint = Type a whole address. Each search is noted in the activity, without the address, and counts as a contact shown.
look-up-done = This is what belongs to the address that you searched for.
contact-keep = Keep
contact-replace = Replace
contact-remove = Remove
contact-new = New email address
contacts-on-file = Contacts on file
contacts-on-file-hint = Addresses are masked. To change one, choose what happens to it; nothing changes until you save.
act-contact-shown = Contact shown
act-address-looked-up = Email address searched for
error-contacts-shown = As many contacts were shown within 24 hours as one person can see, or one coalition. You can show more tomorrow.

act-account-deleted = Account deleted by its owner
mail-account-deleted-subject = { $coalition }: an organiser deleted their account
mail-account-deleted-lead = An organiser of { $coalition } has just deleted their account. The activity now names them as “{ $who }”; what they did stays there.
mail-account-deleted-exports = { $count ->
    [one] They had asked for an export of contacts. It is stopped.
   *[other] They had asked for { $count } exports of contacts. These are stopped.
}
mail-account-deleted-link = See what they did
