# Signing in, and what guards an account.
sign-in-other-title = Other ways to sign in
sign-in-passkey = Sign in with a passkey
sign-in-passkey-without = Where JavaScript is on, you can also sign in with a passkey, without a password.
sign-in-mail-button = Email me a sign-in link
sign-in-mail-text = No password at hand? Enter your email address above, and we send you a link that signs you in.
sign-in-mail-sent-text = If an account has this address, a link is on its way to it. It works once, for an hour.
sign-in-link-title = Sign in
sign-in-link-text = You have opened a sign-in link from your mailbox.
sign-in-link-button = Sign in
error-sign-in-wait = { $minutes ->
    [one] Too many wrong passwords came from here. Try again in a minute, or have a sign-in link sent to your mailbox.
   *[other] Too many wrong passwords came from here. Try again in { $minutes } minutes, or have a sign-in link sent to your mailbox.
}
error-sign-in-closed = Too many wrong passwords were tried for this account today. Sign in on a device where you have signed in before, with a passkey, or with a link sent to your mailbox.
mail-sign-in-subject = Your sign-in link
mail-sign-in-lead = Somebody asked for a link that signs in to your account.
mail-sign-in-link = Sign in
mail-sign-in-not-you = If this was not you, do nothing: nobody can sign in without this email. Do not pass it on.
