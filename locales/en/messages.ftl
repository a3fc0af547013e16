# An organiser writes to somebody whose address they do not see
message-write = Write a message
message-title = Write to { $name }
message-lead = Your message goes to the email address on file, which you do not see. Replies go to { $contact }, your coalition’s contact address.
message-lead-sensitive = The email holds only a link, which shows your message after a click, for 7 days. It names neither you, nor the coalition, nor a letter.
message-limits = At most 3 messages a week to one address about one letter, and 30 a day from you. Each is noted in the activity, without its text.
message-to = To
message-contact = Contact
message-subject = Subject
message-text = Message
message-text-hint = Plain text, at most 2,000 characters. Links are allowed.
message-preview-button = Preview
message-preview-title = Preview your message
message-preview-lead = Nothing has been sent yet. This is the email, in the recipient’s language:
message-preview-page = The link shows this, after a click:
message-preview-email = The email
message-back-signatures = Back to the signatures
message-back-organisation = Back to the organisation
message-send-button = Send message
message-edit-button = Edit
message-stopped = The recipient has stopped these emails. You cannot write to this address.
message-nobody = There is nobody to write to: the address is not confirmed, is no longer kept, or its owner has left the letter.
message-earlier = Earlier messages
message-state-queued = Queued: the mail server has not taken it yet.
message-state-retried = Queued. { $why } We will try again.
message-state-sent = Sent: the mail server has taken it.
message-state-failed = Not sent. { $why }
message-state-gone = Not sent: the recipient left before it went out.
message-why-not-taken = The mail server was not reached, or did not take it.
message-why-refused = The mail server refused it.
message-why-address = The mail server cannot reach this address.
message-why-broken = It could not be written because of an error on our side. Your host can see it in the server’s log.
message-why-stopped = The recipient has stopped these emails.
done-message-queued = Your message is queued. Under “Earlier messages” you see whether the mail server has taken it.
act-message-sent = Message sent
error-message-stopped = The recipient has stopped these emails.
error-messages-recipient = Three messages went to this address within a week. You can write again when a week has passed since the first of them.
error-messages-day = You have sent 30 messages within 24 hours. You can send more tomorrow.

# As its recipient reads it
mail-message-subject = { $coalition }: { $subject }
mail-message-greeting = Hello,
mail-message-lead = An organiser of { $coalition } writes to you about the letter “{ $subject }”:
mail-message-lead-book = An organiser of { $coalition } writes to you as a contact of your organisation:
mail-message-reply = To answer, reply to this email or write to { $contact }.
mail-message-author = The organiser wrote the text above; this site passes it on.
mail-message-link = Read the message on the website
received-lead = An organiser of { $coalition } wrote to you on { $day }.
received-letter = About the letter:
received-reply = To answer, write to:
received-author = The organiser wrote this text; this site passes it on.
data-messages = Messages to this address
data-messages-text = Organisers wrote them without seeing the address. They are deleted with the signature, invitation or contact that they belong to, at the latest with the letter’s personal data.
kept-messages = { $count ->
    [one] { $count } message to signatories and contacts
   *[other] { $count } messages to signatories and contacts
}
