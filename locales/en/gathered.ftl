# Signatures gathered elsewhere.
gathered-title = Import signatures
gathered-back = Import signatures
gathered-lead = Signatures that you already have: in a spreadsheet, in another tool, on paper. Each is marked as imported, with your name and how it was collected.
gathered-bring = Import a list
gathered-bring-title = Import a list of signatures
gathered-none = Nothing was brought in yet
gathered-none-text = People who sign here need no list. If you have signatures from elsewhere, import them as a spreadsheet or a CSV file.
gathered-step-preview = You see what was understood of the file, and what is wrong with which row. Nothing is stored before you confirm.
gathered-step-mail = Everyone with an address gets an email, one a second. They are listed once they have confirmed there themselves, and not before.
gathered-step-paper = Those who signed on paper and have no address are listed as “on paper, vouched for by” you, with the hash of the scan.
gathered-file = The list
gathered-file-hint = A spreadsheet (XLSX, ODS) or a CSV file of at most 4 MB, with a heading above each column.
gathered-kind = Who signed?
gathered-kind-person = People
gathered-kind-organisation = Organisations
gathered-source = Where were they gathered?
gathered-source-spreadsheet = In a spreadsheet
gathered-source-spreadsheet-hint = A list that you kept, or a form that filled it.
gathered-source-tool = With another tool
gathered-source-tool-hint = A petition site or a mailing tool that exported them.
gathered-source-paper = On paper
gathered-source-paper-hint = Sheets that people have signed by hand, and that somebody has typed.
gathered-detail = Which tool, which event
gathered-detail-hint = For the organisers: it is never public.
gathered-country = Country of rows without one
gathered-country-hint = Where the list has no column for it.
gathered-language = Language of the emails
gathered-paper = Signed on paper
gathered-paper-text = The scan of the sheets proves what you vouch for. Its hash is published; the scan itself is not kept here. Keep it safe.
gathered-scan = The scan
gathered-scan-hint = At most 24 MB. It is hashed while it arrives, and not stored.
gathered-scan-sha256 = SHA-256 of the scan
gathered-scan-sha256-hint = Instead of the scan: 64 digits and letters, as “sha256sum” prints them.
gathered-read = Read the list
gathered-preview-title = What was understood
gathered-with-address = { $count ->
    [one] { $count } signatory will be asked by mail
   *[other] { $count } signatories will be asked by mail
}
gathered-on-paper = { $count ->
    [one] { $count } will be listed at once, as on paper
   *[other] { $count } will be listed at once, as on paper
}
gathered-refused = { $count ->
    [one] { $count } row stays out
   *[other] { $count } rows stay out
}
gathered-understood = Rows: { $rows }. Encoding: { $encoding }. Cells are separated by { $separator }.
gathered-understood-sheet = Rows: { $rows }. Format: { $format }, sheet “{ $sheet }” of { $of }.
gathered-separator-comma = commas
gathered-separator-semicolon = semicolons
gathered-separator-tab = tabs
gathered-nothing-stored = Nothing is stored yet. If you leave this page, nothing remains of the file.
gathered-columns = Columns
gathered-columns-text = Which column of your file holds what? Change it here, and read the list again.
gathered-column-name = Name
gathered-column-country = Country
gathered-column-affiliation = Occupation or affiliation
gathered-column-site = Website
gathered-column-representative = Representative
gathered-column-office = Position
gathered-column-email = Email
gathered-column-given = First name
gathered-column-family = Family name
gathered-column-role = Position
gathered-column-organisation = Organisation they belong to
gathered-column-date = Day of signing
gathered-column-consent = Agreement to be published
gathered-column-number = Column { $number }
gathered-no-column = (none)
gathered-again = Read again
gathered-line = Line
gathered-line-number = Line { $line }
gathered-more = Beside it
gathered-first = { $count ->
    [one] The first row, as it will be listed
   *[other] The first { $count } rows, as they will be listed
}
gathered-faults = Rows that stay out
gathered-notes = How some rows were read
gathered-more-remarks = { $count ->
    [one] And { $count } more.
   *[other] And { $count } more.
}
gathered-fault-duplicate = Line { $line } has the same name, country and occupation. If they are two people, add an address or what each of them does.
gathered-fault-no-address = There is no address. Without one only signatures on paper come in, with the hash of their scan.
gathered-fault-mailbox-twice = Line { $line } has the same name and the same address: a mailbox confirms one name once. Leave this row out, or correct the name or the address.
gathered-fault-anonymous = This names nobody, and nobody can be counted without a name. Write the name to be listed, or leave the row out.
gathered-fault-no-consent = They do not agree here that their name is published. Leave the row out, or ask them.
gathered-fault-stands = Already on the letter, or already asked.
gathered-fault-gone = Withdrew, said “this was not me”, or was removed. They are not asked again; they may sign by themselves.
gathered-note-joined = A line break was joined with a space.
gathered-note-spaces = Spaces too many were taken out.
gathered-note-invisible = Invisible characters were taken off.
gathered-note-day = The day of signing could not be read, or the day and the month could be either: it is left out.
gathered-signed-on = signed on { $day }
gathered-head-line = The headings are in line { $line }; what stands above them is left out.
gathered-consent = They agreed to
columns-sample = for example “{ $sample }”
columns-unstored = Not stored: { $what }.
columns-never-stored = Never stored here:
columns-not-used = Not used, and not stored:
columns-remembered = The columns are as they were chosen for an earlier file with these headings.
columns-encoding = Encoding of the file
columns-encoding-found = as found
columns-encoding-hint = If names look wrong, try another.
columns-unmended = Leave damaged letters as they are in the file
unstored-phone = telephone numbers
unstored-birthday = birthdays and ages
unstored-identity = numbers of passports and identity cards
unstored-postal = postal addresses
unstored-comment = comments
gathered-error-closed = The letter takes no signatures now, and so no list either.
gathered-error-no-rows = No row can be imported. Correct the list, or choose the columns.
gathered-error-no-file = Choose a file.
gathered-error-file-too-large = The list has more than { $max } MB. Split it into several.
gathered-error-vouch = Without your word nobody is listed as on paper.
gathered-error-meaning = The meaning of the letter was changed meanwhile, and nothing was stored. Say which text was signed.
gathered-error-version = Say which text was signed.
gathered-version = Which text did they sign?
gathered-version-hint = The meaning of the letter has changed. Anyone who signed an earlier version is counted separately until they confirm the new one: those with an address see what changed before they confirm; for those on paper you enter it.
gathered-version-newest = Version { $version }, the newest
gathered-version-number = Version { $version }
gathered-version-earlier = Version { $version }, of an earlier meaning
gathered-version-of = They are brought in for version { $version } of the text.
error-sha256 = This is no SHA-256: 64 digits and letters from a to f.
error-no-such-organiser = The coalition has no organiser of this address.
gathered-confirm-title = Bring them in?
gathered-confirm-mails = { $count ->
    [one] { $count } email goes out.
   *[other] { $count } emails go out, one a second. Nobody is listed before they confirm from theirs.
}
gathered-confirm-left-out = Addresses that are already on the letter, or must not be asked again, are left out. You see how many once the list is in.
gathered-confirm = { $count ->
    [one] Bring in { $count } signature
   *[other] Bring in { $count } signatures
}
gathered-vouch-label = Your word
gathered-vouch-text = They are listed as “on paper, vouched for by { $name }”. This is public, and recorded in the letter’s log for good.
gathered-vouch = I have the sheets, and each name below is on them with a signature.
gathered-other-file = Choose another file
gathered-rows-person = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
gathered-rows-organisation = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
gathered-by = Brought in by { $name }
gathered-state-running = { $total ->
    [one] { $written } of { $total } row is written
   *[other] { $written } of { $total } rows are written
}
gathered-state-done = Brought in
gathered-state-failed = Interrupted: nothing of it was kept
gathered-failed-text = The server stopped, or the letter was closed meanwhile. Not one signature of this list was stored. Bring it in once more.
gathered-running = The list is being brought in
gathered-running-text = This page looks again by itself. Until the last row is written, nothing of it can be seen; if something interrupts it, nothing of it is kept.
gathered-look-again = Look again
gathered-whence = Where it comes from
gathered-brought-in = Brought in
gathered-done = What came of it
gathered-listed = Listed
gathered-pending = Asked, not confirmed yet
gathered-held = Waiting for an organiser
gathered-gone = Withdrawn, denied or removed
gathered-skipped = Left out: already on the letter, or not to be asked again
gathered-mails = Emails
gathered-mails-sent = Sent
gathered-mails-waiting = Waiting for their turn
gathered-mails-failed = Given up
gathered-mails-last = The last one leaves at about { $moment }.
gathered-mails-kept = In the demo no email is sent: all are on the mailbox page.
gathered-no-address = On paper, without an address
proof-on-paper = on paper, vouched for by { $name }
proof-scan = SHA-256 of the scan:
signatories-files = The whole list for machines:
mail-gathered-lead = { $organiser } of { $coalition } holds your signature { $source } and has entered it here. It counts only if you confirm it yourself.
mail-gathered-spreadsheet = in a list
mail-gathered-tool = from another site or tool
mail-gathered-paper = on paper
mail-gathered-not-you = If you did not sign, do nothing, or click “This was not me” on the page. Then nothing is published, and we will not ask you again about this letter.
