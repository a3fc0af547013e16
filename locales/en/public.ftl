# Pages that everyone sees.
home-title = Open letters and who signed them
home-description = Open letters from coalitions, and how each signature was confirmed.
home-heading = We, the undersigned
home-lead = Open letters of coalitions, and the organisations and people who put their names to them.
home-empty = No letter is open yet.
home-search-label = Search the letters
home-search = Search
home-no-match = No letter matches your search.
feed-title = New letters
home-ways = How signing works
home-way-text = You read the exact text. Your signature stays with the text that you signed; if its meaning changes, we ask you again.
home-way-mailbox = You sign for your organisation or for yourself, and confirm from your own mailbox.
home-way-count = Unconfirmed signatures don’t count; those on paper or vouched for are counted and marked. Organisations and people are counted separately.
home-way-back = You can correct your entry until the letter closes, and withdraw at any time.
about-title = About this site
about-description = Who runs this site, how to reach them, which cookies it sets and how accessible it is.
about-who = Who runs this site
about-nobody = The host has not entered their name yet. You find the coalition’s contact on each letter’s page.
about-contact = Contact:
about-notices = Report content
about-notices-text = Each letter is the responsibility of the coalition that wrote it. If a page of this site breaks the law, endangers somebody or names you wrongly, tell us which page it is and why.
about-notices-contact = Notices to:
about-data = Your data
about-data-text = Pages fetch nothing from third parties, and count and track nobody. What you enter to sign goes to the coalition that wrote the letter. You can see, correct and withdraw it, and have it deleted, with the link in the email that you got.
about-data-addresses = Failed sign-ins, refused requests and requests that come too often are kept with their network address for seven days, to fend off attacks. Reading a page and signing are not.
about-cookies = Cookies
about-cookies-text = Each cookie serves something that you do on this site; none follows you, and so none needs your consent. All are out of reach of scripts.
about-cookie-link = Remembers for a day, of a sensitive letter for half an hour, the link from your email that you opened.
about-cookie-sent = Remembers for 15 minutes, sealed, what you sent with the signing form, so that the next page can show your address and lead back.
about-cookie-flash = Says once, within a minute, what was just done.
about-cookie-session = Keeps organisers signed in, for up to 14 days.
about-cookie-account = Remembers, for a day at most, an organiser’s link from an email, or that this browser asked for one.
about-cookie-device = Remembers for 180 days that an organiser has signed in on this device, so that others who guess at the password lock nobody out. It opens nothing.
about-storage = Beside cookies, your browser keeps answers of a form only if you ask it to, and, after “Verify this list”, what it needs to notice later if the list was changed.
about-accessibility = Accessibility
about-accessibility-text = We aim at WCAG 2.2, level AA. All pages work without JavaScript, with a keyboard and when enlarged, and are checked by program in English and Arabic with every release. They have not been tested by an independent body yet. Letters, pictures and PDF files that coalitions add may be less accessible.
about-accessibility-contact = If something does not work for you:
about-security = Security
about-security-text = If you find a weakness, tell us before you tell others; we thank you and answer.
about-security-contact = Reports to:
coalition-description = Open letters of { $coalition }
coalition-contact = Contact:
letter-to = To
letter-description = { $coalition } to { $to }. { $count }.
letter-margin = Sign, and facts about this letter
letter-open-until = Open until
letter-was-open-until = Was open until
letter-deadline-passed = The deadline has passed. No more signatures are taken.
letter-takes-no-more = This letter takes no more signatures.
letter-withdraw-any-time = Signatories can still withdraw at any time.
sign-title = Sign
sign-this-letter = Sign this letter
sign-for-organisation = Sign for my organisation
sign-for-myself = Sign for myself
sign-organisations-only = This letter is signed by organisations only.
sign-people-only = This letter is signed by people only, each individually.
sign-promise = You confirm by email, can correct until the letter closes and withdraw at any time. Your email address is never made public.
facts-title = Facts about this letter
facts-version = Version
facts-version-of = { $version }, of { $day }
facts-text = Text, as signed
facts-bytes = { $count ->
    [one] ({ $count } byte)
   *[other] ({ $count } bytes)
}
facts-manifest = Manifest
facts-why = Each signature names the version of the text that it was given for, and each version has its own fingerprint.
facts-technical = Technical proof
cite-title = How to cite
cite-work = { $coalition }, “{ $subject }”, open letter to { $recipients }, version { $version } of { $day }.
cite-signed = { $count } (as of { $day }).
cite-hint = One click selects the sentence. The address is permanent.
proof-text = Beside each organisation you see how it was confirmed.
verify-title = You can check this list yourself.
verify-text = Each name is bound to the text that it was given for, in a public log in which a change would show to anyone who kept an earlier copy.
verify-button = Verify this list
verify-what = What this proves
verify-bundle = Download the evidence (ZIP)
verify-not-loaded = The verification could not be loaded. Try again in a moment, or download the evidence.
signatories-conveners = Conveners
signatories-organisations = Organisations
signatories-people = People
signatories-all = All signatories, with search and countries
signatories-be-first = Be the first to put your name here.
signatories-none-closed = The letter closed without confirmed signatures for this text.
signatories-title = Signatories: { $subject }
signatories-search-label = Search the signatories
signatories-search = Search
signatories-order = Organisations
signatories-order-country = by country
signatories-order-name = by name
signatories-show = Show
signatories-found = { $count ->
    [0] Nobody matches your search.
    [one] { $count } signatory matches your search.
   *[other] { $count } signatories match your search.
}
signatories-show-all = Show all
signatories-empty = No confirmed signatures yet.
signatories-no-match = Try a part of a name or a country.
departed-title = { $count ->
    [one] { $count } signature is no longer listed
   *[other] { $count } signatures are no longer listed
}
departed-left = { $count ->
    [one] { $count } was withdrawn or erased.
   *[other] { $count } were withdrawn or erased.
}
departed-duplicate = { $count ->
    [one] { $count } was removed by the coalition as a duplicate.
   *[other] { $count } were removed by the coalition as duplicates.
}
departed-not-confirmed = { $count ->
    [one] { $count } was removed by the coalition as not confirmed.
   *[other] { $count } were removed by the coalition as not confirmed.
}
departed-log = Each has an entry in the public log, without a name. Withdrawn and erased signatures are not told apart, to protect those who signed. The reasons for removals are the organisers’.
back-to-letter = Back to the letter
cancel = Cancel

error-page-status = Error { $status }
error-page-typed = What you typed
error-page-typed-text = Nothing of this was saved. Copy what you still need.
error-page-home = To the letters
error-page-letter = Back to the letter
error-page-retry = { $count ->
    [one] Try again in a minute.
   *[other] Try again in { $count } minutes.
}
error-page-not-found-title = There is nothing at this address
error-page-not-found-text = The link may be incomplete, or the page was never public.
error-page-forbidden-title = This is not open to you
error-page-forbidden-text = Your role does not allow it. Ask an owner of the coalition.
error-page-link-title = This link no longer works
error-page-link-text = It was used already, replaced by a newer one or cancelled, or what it led to was deleted. Look for a newer email about the same letter, and open the link in that one. If there is none, write to the coalition’s contact on the letter’s page.
error-page-link-cut-title = This link is incomplete
error-page-link-cut-text = A part of it is missing; email programs sometimes break a long link in two. Open the email again and click the link there, or copy the whole link, to its last character, into the address bar.
error-page-link-expired-title = This link has expired
error-page-link-expired-text = Links to confirm a signature work for 30 days, links to change one for a day, and receipts for half a year. Look in your mailbox for a newer email. If your signature was not confirmed in time, you can sign again on the letter’s page while the letter is open.
link-expired-signed = Did you sign?
link-expired-text = Then we can email a private link to the address that you signed with. With it you can see, correct or withdraw your signature.
link-hidden-title = Continue?
link-hidden-text = Click when nobody can look over your shoulder.
link-hidden-button = Continue
exit = Exit this page
exit-hint = Leads to a weather page at once. It does not clear your browsing history, and does not hide that you visited.
safety-title = Could being named put you or others in danger?
safety-lead = A signature is public, all over the world, and anyone can copy it. You can withdraw later, but copies made by others cannot be recalled. Think of your family, your colleagues and the people you work for, too.
safety-before = Before you sign
safety-before-not = You need not sign. You can support a letter without being named, for instance by passing it on.
safety-before-organisation = Your organisation can sign without your name: leave “Publish my name and position too” unticked. Then the list and our emails name the organisation only; the organisers see who signed for it.
safety-before-elsewhere = A head office or a partner in a safer country can sign instead of a local branch.
safety-before-affiliation = Your occupation or affiliation is optional. Leave it out if it says more than you want.
safety-before-mailbox = Use an email address and a device that nobody else looks into: the email stays there until you delete it.
safety-before-ask = Ask the coalition to mark the letter as sensitive: its emails then say nothing of it. You find its address on the letter’s page.
safety-after = If you have signed
safety-after-withdraw = You can withdraw at any time, with the link in the email that you got. You can have all data about it deleted, too.
safety-after-copies = Copies that others have made, on paper, in archives and search engines, stay.
safety-after-files = A receipt or a proof that you downloaded shows that you signed, even after you withdraw.
safety-device = On your device
safety-device-kept = For a quarter of an hour after you send a form, your browser keeps what you typed, so that you can change it: clear this site’s cookies if somebody else uses this device. It keeps nothing else unless you ask it to.
safety-device-history = Your browser, your employer or your provider may note which pages you visit. A private window keeps no history on the device itself.
safety-device-exit = “Exit this page” leaves a page quickly. It does not clear your browsing history, and does not hide that you visited.
error-page-no-link-title = Open the link in your email again
error-page-no-link-text = This page opens with the link from your email only, and this browser doesn’t have it (any more). Open that link here again. If you have just done so, this browser refuses cookies: allow them for this site, or open the link in another browser. We use one cookie to remember the link for a day, of a sensitive letter for half an hour, and for nothing else.
error-page-other-browser-title = This link opens in another browser
error-page-other-browser-text = Links that sign in work only in the browser, on the device, in which they were asked for. Open it there, or ask for a new link on the sign-in page of this one.
error-page-data-link-title = This link no longer works
error-page-data-link-text = Links to what is stored about an address work for a day, in the browser that opened them. Ask for a new one.
error-page-password-link-title = This link no longer works
error-page-password-link-text = Links to choose a password work for an hour, links to sign in for ten minutes, and each works once. Ask for a new one on the sign-in page.
error-page-too-many-title = Too many attempts
error-page-too-many-text = To keep robots out, only so many attempts are taken in a short time.
error-page-too-large-title = That was too large
error-page-too-large-text = What you sent is longer than this page takes. Go back: your browser keeps what you typed. Then shorten it and try again.
error-page-closed-title = The letter is closed
error-page-closed-text = It takes no more signatures.
error-page-cross-site-title = Please reload and try again
error-page-cross-site-text = For safety, forms are taken from our own pages only. Open the page again and repeat what you did.
error-page-bad-request-title = This could not be understood
error-page-bad-request-text = Go back, load the page again and repeat what you did.
error-page-internal-title = Something went wrong on our side
error-page-internal-text = It is not your fault, and it has been noted. Try again in a while.
error-page-unavailable-title = Back in a moment
error-page-unavailable-text = The service is busy or being restarted.
error-page-updating-title = Not just now: we are updating
error-page-updating-text = We are updating what is stored, which takes a few minutes. You can go on reading. Wait a little, then reload this page: your browser asks whether to send what you typed again, so that nothing is lost.
error-page-conflict-title = Someone else changed this first
error-page-conflict-text = This was changed in the meantime. Go back, load the page again and look before you repeat what you did.

mailbox-title = The demonstration’s mailbox
mailbox-lead = Emails that would have been sent, newest first. They stay here and go nowhere.
mailbox-empty = No email yet. Sign a letter, then come back.
mailbox-to = To
mailbox-text = As text
mailbox-html = As HTML
