# Deleting a confidential letter for good.
letter-delete-link = Delete this letter …
delete-title = Delete this letter?
delete-lead = This deletes { $subject } permanently:
delete-text = its text, with every draft, version, translation, comment and file
delete-signatures = every signature, with names and contacts, and the letter's log
delete-invitations = { $count ->
    [0] its invitations (there are none)
    [one] { $count } invitation, with its contact and its answer
   *[other] { $count } invitations, with their contacts and answers
}
delete-mails = all emails about it that have not gone out yet
delete-partners = { $count ->
    [one] the account of { $count } partner who is here for this letter only
   *[other] the accounts of { $count } partners who are here for this letter only
}
delete-stays = Your address book stays. Links in emails about this letter stop working, and we send no notice. Emails already sent, and backups, keep what they hold: delete those too.
delete-no-undo = You cannot undo this.
delete-button = Delete letter permanently
done-letter-deleted = The letter and everything about it is deleted.
done-letter-not-deleted = A public letter cannot be deleted: others may hold copies and proofs of it. Nothing was changed.
act-letter-deleted = Confidential letter deleted
