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
own-waits-mailbox = Two people of this mailbox are listed already. An organiser looks at more.
own-waits-script = A word of this name mixes letters of different alphabets that look alike. An organiser looks at it.
own-others-title = Other names waiting in this mailbox
own-others-text = Each is a separate signature. Review it to confirm it, or to say that it was not you.
own-others-link = Review “{ $name }”
own-waits-questioned = A contact of the organisation says that it did not sign. An organiser looks at it.
own-correction-title = Your correction is waiting
own-correction-text = You asked on { $day } to be listed as below. Until an organiser has looked at it, the entry above stays listed.
own-category-falls = You are listed as “{ $category }”. If you change your name or affiliation, an organiser has to grant that again.
done-correction-waits = Your correction was sent to an organiser. Until then, what is listed stays as it is.
done-listed = Your signature is listed.

error-pick-organisation = Several organisations of the address book have this name. Pick the one that signed.
error-held-by-organiser = An organiser is looking at this signature. You cannot list it yourself.

mail-correction-taken-subject = Your correction is listed: { $subject }
mail-correction-taken-lead = An organiser looked at your correction. It is listed now.
mail-correction-declined-subject = Your correction was not taken: { $subject }
mail-correction-declined-lead = An organiser looked at your correction and did not take it. Your signature stays listed as before.

act-correction-taken = Correction taken
act-correction-declined = Correction declined

desk-correction = Correction waiting since { $day }
desk-correction-from = Now listed
desk-correction-to = Would be listed
correction-take = List the correction
correction-decline = Decline the correction
done-correction-taken = The correction is listed. The signatory gets an email.
done-correction-declined = The correction was declined. The signatory gets an email.
held-since = Waiting since { $day }
held-look = Not proven to speak for the organisation
held-choice = Several organisations of this name in the address book
held-double = A very similar name is listed
held-mailbox = Two people of this mailbox are listed already
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
