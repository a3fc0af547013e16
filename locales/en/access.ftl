# Who may come in, and what they did.
activity-title = Activity
activity-lead = Who did what, newest first. Nothing here can be changed or deleted, and only organisers see it.
activity-filter = Kinds of activity
activity-all = All
activity-letters = Letters
activity-signatures = Signatures
activity-organisations = Address book
activity-organisers = Organisers
activity-settings = Settings
activity-exports = Exports
activity-sign-ins = Sign-ins
activity-person = Done by
activity-everybody = Everybody
activity-show = Show
activity-none = Nothing yet
activity-none-text = What organisers do from now on appears here.
activity-by-itself = The server itself
act-letter-created = Letter begun
act-letter-edited = Draft saved
act-letter-in-review = Partners asked for comments
act-letter-redrafted = Letter taken back to writing
act-letter-opened = Letter opened for signature
act-publication-planned = Publication planned
act-publication-stopped = Planned publication stopped
act-letter-published = Confidential letter made public
act-letter-closed = Letter closed
act-letter-reopened = Letter opened again
act-signature-added = Organisation entered on its behalf
act-signatures-brought-in = Signatures gathered elsewhere brought in
act-signature-approved = Signature listed
act-signature-held = Signature taken off the list for now
act-signature-removed = Signature removed
act-signature-erased = Signature erased
act-signature-category = Category of a person changed
act-signature-resent = Mail to confirm sent again
act-organisation-added = Organisation entered into the address book
act-organisation-changed = Entry of an organisation changed
act-organisation-deleted = Organisation taken out of the address book
act-organiser-added = Organiser added
act-role-changed = Role changed
act-organiser-removed = Organiser taken off
act-partner-invited = Partner invited
act-partner-removed = Partner taken off
act-settings-changed = Settings changed
act-test-mail-sent = Test mail sent
act-signatures-exported = Signatures exported
act-signed-in = Signed in
act-second-factor-added = Second factor set up
act-second-factor-removed = Second factor taken away
act-recovery-code-used = Recovery code used
# The second factor.
second-title = Second factor
account-second-link = Set up or change your second factor
second-why = With a second factor your password alone opens nothing: signing in also asks for a code that changes every half minute, which an app on your phone shows.
second-how = You need an app for one-time codes, such as the one that your phone or your password manager already has. It needs no network and tells nobody anything.
second-begin = Set up a second factor
second-since = Codes of your app are asked for since { $day }.
second-recovery-left = { $count ->
    [0] You have no recovery code left. Take the second factor away and set it up again to get new ones.
    [one] You have { $count } recovery code left.
   *[other] You have { $count } recovery codes left.
}
second-remove-title = Take the second factor away
second-remove-text = Afterwards your password is enough to sign in. Your recovery codes stop working. To move to another phone, take it away here and set it up there.
second-remove-button = Take it away
second-code = Code
second-code-or-recovery = The six digits that your app shows now, or one of your recovery codes.
second-setup-title = Set up a second factor
second-setup-app = Add this account to your app
second-setup-scan = Scan this picture with the app:
second-setup-picture = QR code with the secret, which stands below as text
second-setup-type = Or type this secret into the app (kind: time-based, six digits):
second-setup-code-hint = The six digits that the app shows now. From then on, signing in asks for one.
second-setup-button = Confirm
second-recovery-title = Your recovery codes
second-recovery-on = The second factor is on. Everywhere else you have been signed out.
second-recovery-keep = Keep these ten codes where you would find them without your phone: on paper, or in a password manager.
second-recovery-once = Each code signs you in once. They are shown only now; we cannot show them again.
second-sign-in-title = Enter a code
second-sign-in-lead = Your password is right. Now the second factor.
second-again-title = It is you, is it?
second-again-lead = Before something that reaches far, we ask for a code again, unless you gave one in the last ten minutes. Then you come back and press the button once more.
second-go-on = Go on
settings-organiser-no-second-factor = Has no second factor yet
open-second-factor-demonstration = This is a demonstration: on a real instance every owner needs a second factor before a letter can be opened.
done-second-factor-removed = The second factor is taken away.
done-second-factor-needed = This needs a second factor. Set one up first.
error-code = This code is not right, or was used already. Codes change every half minute: try the next one.
error-password-wrong = The password is not right.
error-second-factor-missing = { $count ->
    [one] { $count } owner has no second factor yet. Every owner needs one before a letter is opened; set yours up here.
   *[other] { $count } owners have no second factor yet. Every owner needs one before a letter is opened; set yours up here.
}
