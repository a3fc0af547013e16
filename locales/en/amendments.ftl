# The text of a letter after signing has begun: worked on, proposed, published as a version, reaffirmed.

letter-work-on = Work on the text
letter-work-on-hint = What is signed stays as it is. What you write here is seen by organisers alone.
editor-open-lead = The letter is open for signature. What you write here is its working text: nobody outside the desk sees it, and what was signed does not change.
editor-settled = Settled when the letter was opened
editor-settled-hint = People relied on this when they signed; it is not changed with the text.
letter-amend = Publish a new version
letter-amend-hint = Shows what changed in the working text. Before it takes effect, a second organiser confirms it, or we tell the signatories and give them a day.

amendment-title = The next version
amendment-nothing = The working text is the same as version { $version }. Change it first; then it can be proposed here as the next version.
amendment-lead = This is what changed since version { $version }. Nobody outside the desk sees it yet.
amendment-unfit = The working text cannot be published as it is:
amendment-propose = Propose this as the next version
amendment-mixed = A translation is added, and other words change. Together they can only be a material change. To keep every signature, propose one of them first and leave the other out until it has taken effect.
amendment-kind = What kind of change is it?
amendment-kind-typographical = Typographical
amendment-kind-typographical-hint = A slip of the pen. Nobody could read another meaning; every signature stays.
amendment-kind-translation = Translation added
amendment-kind-translation-hint = The texts that were signed stay word for word, and every signature stays. One objection by a signatory keeps the translation out.
amendment-kind-material = Material change
amendment-kind-material-hint = { $count ->
    [0] The meaning changes. Nobody has signed yet who would be asked.
    [one] The meaning changes. One signatory is asked to reaffirm, and counts for the new text only then.
   *[other] The meaning changes. { $count } signatories are asked to reaffirm, and count for the new text only then.
}
amendment-words = What changed, and why?
amendment-words-hint = One public sentence. It stays beside the version permanently.
amendment-deadline = Sign until
amendment-deadline-title = A later deadline
amendment-deadline-why = The deadline is near. Signatories need 72 hours to reaffirm a change of meaning: move the deadline, or do not publish it.
amendment-deadline-hint = At least 72 hours after the change takes effect. It moves only if the change is material.
amendment-deadline-or = Or:
amendment-deadline-not = do not publish this change
amendment-next-two = A second organiser confirms or refuses it. Until then nothing changes. Then we tell all signatories of a typographical change or an added translation, and it takes effect in 24 hours unless one of them objects.
amendment-next-alone = Nobody here can confirm it: that takes an organiser who has had this role and this second factor for a week, and whom you did not invite. So we tell all signatories now, and it takes effect in 24 hours. If one of them objects to “typographical”, the change becomes material; if one objects to a translation, it is kept out.
amendment-propose-button = Propose this change
amendment-by = Proposed by { $by }, { $day }
amendment-effect-typographical = Every signature stays.
amendment-effect-translation = Every signature stays. One objection by a signatory keeps the translation out.
amendment-effect-material = { $count ->
    [0] Nobody has signed yet who would be asked to reaffirm.
    [one] One signatory is asked to reaffirm.
   *[other] { $count } signatories are asked to reaffirm.
}
amendment-due = Takes effect at { $moment } unless it is cancelled or refused.
amendment-objections = { $count ->
    [0] No signatory has objected.
    [one] One signatory says that it changes the meaning: it is material now.
   *[other] { $count } signatories say that it changes the meaning: it is material now.
}
amendment-moves-deadline = If it is material, the deadline moves to { $deadline }.
amendment-take-back-title = Your proposal waits
amendment-own = Another organiser has to review it. You may cancel it.
amendment-own-alone = We have told the signatories. You may cancel it until it takes effect.
amendment-take-back = Take it back
amendment-decide = Your decision
amendment-decide-lead = If you confirm, this is published at once, and cannot be undone: a version stays readable permanently.
amendment-decide-lead-typographical = If you confirm, we tell all signatories, and it takes effect in 24 hours. If one of them objects to “typographical”, the change becomes material.
amendment-decide-lead-translation = If you confirm, we tell all signatories, and it takes effect in 24 hours. If one of them objects, the translation is kept out.
amendment-not-second = You cannot confirm it: that takes an organiser who has had their role and their second factor for a week, and whom no invitation links to the person who proposed it: neither invited the other, nor did one person invite both. You can refuse it.
amendment-confirm = Confirm and publish
amendment-confirm-told = Confirm and tell the signatories
amendment-reason = Why not?
amendment-reason-hint = A word to the organiser who proposed it.
amendment-refuse = Refuse
amendment-ended-refused = The last proposal was refused by { $by }, { $day }:
amendment-ended-taken-back = The last proposal was cancelled by { $by }, { $day }.
amendment-ended-objected = A signatory objected to the last translation that was proposed, so it was kept out ({ $day }). Change it, or propose it as a material change.
amendment-ended-gone = The last proposal was cancelled ({ $day }). The organiser who made it has deleted their account.
amendment-ended-lapsed = The last proposal came too late to take effect ({ $day }): signatories would not have had 72 hours.
error-amendment-deadline = Choose a moment at least 72 hours after the change takes effect.
error-amendment-earlier = The deadline can be moved to a later moment only.
error-amendment-late = Less than 72 hours would be left to reaffirm. Have it proposed again with a later deadline.
error-amendment-no-slip = This changes too many words for a slip of the pen: choose “material change”.
error-amendment-objected = A signatory objected to this translation. Change it, or propose it as a material change.
error-amendment-second = You cannot confirm this: that takes an organiser who has had their role and their second factor for a week, and whom no invitation links to the person who proposed it: neither invited the other, nor did one person invite both.
error-amendment-often = We have told the signatories of this letter about three proposals today. Wait until tomorrow.
error-amendment-over = Someone else has decided, or the time is over. This page shows the current state.
error-text-changed = The letter has changed since you opened this page. Please read the new text before you sign; your click signed nothing.
done-amendment-proposed = Proposed.
done-amendment-effective = The new version is published.
done-amendment-confirmed = Confirmed. We are telling the signatories, and it takes effect in 24 hours.
done-amendment-refused = Refused.
done-amendment-taken-back = Proposal cancelled.

change-changed = Changed: { $language }
change-added = Added: { $language }
change-left-out = Left out: { $language }
change-same = Unchanged: { $languages }

outstanding-not-yet = { $count ->
    [one] One signatory has signed an earlier version and has not yet reaffirmed; not counted above.
   *[other] { $count } have signed an earlier version and have not yet reaffirmed; not counted above.
}
outstanding-did-not = { $count ->
    [one] One signatory signed an earlier version of another meaning and is not counted.
   *[other] { $count } signed an earlier version of another meaning and are not counted.
}
outstanding-title = Not reaffirmed
outstanding-lead = They signed an earlier version and have been asked whether they confirm the new one. Please ask those without an email address yourself.
outstanding-lead-over = They signed an earlier version and did not reaffirm in time.
outstanding-filter = Which of them
outstanding-all = All
outstanding-waiting = Without an answer
outstanding-declined = Declined
outstanding-none = Nobody.
outstanding-version = Version { $version }
outstanding-waits = asked by email
outstanding-by-you = no address: ask them yourselves
outstanding-said-no = stays with the earlier version
outstanding-ask = Ask again
outstanding-asked-at = last asked { $moment }
outstanding-error-asked = They were asked less than a day ago.
outstanding-error-text = The letter was changed meanwhile, and nothing was entered. Ask them about the new text first.
outstanding-enter = Reaffirmed to us
done-outstanding-asked = Asked again.
done-outstanding-entered = Entered.

changed-title = The letter has changed since you signed
changed-soon-title = A change is coming
changed-nothing-title = You have confirmed the newest text
changed-nothing = Nothing is asked of you.
changed-lead = You signed version { $signed }. Version { $version } has another meaning, so your signature does not count for it unless you reaffirm.
changed-lead-over = You signed version { $signed }, and not version { $version }. It is too late to reaffirm; you can withdraw at any time.
changed-until = You can answer until
changed-soon-typographical = On { $moment } a change takes effect that the organisers call typographical: your signature stays. If you think that it changes the meaning, say so before then.
changed-soon-translation = On { $moment } a translation is published above your name. The text that you signed stays word for word, and so does your signature. If the translation says something else, say so before then.
changed-soon-material = On { $moment } a change of meaning takes effect. We will then ask you whether you confirm the new text.
changed-objected = You have said that it changes the meaning. It will be treated as a material change, and we will ask you whether you confirm it.
changed-object-title-typographical = Does it change the meaning?
changed-object-title-translation = Does it say what you signed?
changed-object-text-typographical = You need not say why. One such answer is enough: then nobody’s signature is carried over.
changed-object-text-translation = You need not say why. One such answer is enough: then this translation is not published.
changed-object-typographical = This changes the meaning
changed-object-translation = It says something else
changed-answer = Your answer
changed-reaffirm-text = Your name is listed under the new text.
changed-reaffirm = Reaffirm my signature
changed-decline-text = Your signature stays with version { $signed }, which stays readable, and is not counted for the new text.
changed-decline = Stay with what I signed
changed-declined = You have said that you stay with what you signed. You can still reaffirm until the deadline.
changed-withdraw-text = Your signature is taken off every version.
changed-withdraw = Withdraw my signature
changed-whole = The whole new text
done-reaffirmed = Thank you. Your signature now counts for the new text.
done-declined = Noted. Your signature stays with what you signed.
done-objected = Noted. The change does not take effect as it was proposed.
own-text-changed = The letter has changed since you signed, and you have not reaffirmed.
own-text-declined = The letter has changed since you signed, and you stay with what you signed.
own-text-soon = A change of the text is coming.
own-text-see = See what changes
own-changed-since-title = The letter has changed
own-changed-since = Since you filled in the form, its meaning was changed. If you confirm now, you sign the new text:
own-changed-since-wording = Since you filled in the form, its wording was changed, and not its meaning. If you confirm now, you sign the new text:

versions-title = Versions of “{ $subject }”
versions-heading = All versions
versions-lead = Every published version stays readable. Each signature names its version.
version-number = Version { $version }
version-first = as it was opened for signature
version-typographical = typographical change
version-translation = translation added
version-material = material change
version-signatures = { $count ->
    [0] No signature is for this version only.
    [one] One signature is for this version.
   *[other] { $count } signatures are for this version.
}
version-see = see what changed
version-older = There is a newer version:
version-changed = What changed since version { $version }
version-text-file = Text, { $language }

mail-notice-subject = A change is coming: { $subject }
mail-changed-link = See the difference
mail-changed-why = What changed, and why
mail-changed-was = Before: { $text }
mail-changed-is = Now: { $text }
mail-reaffirm-subject = The letter that you signed has changed: { $subject }
mail-reaffirm-lead = You signed version { $signed } of this letter. Its meaning has changed since, so your signature counts for the new text only if you reaffirm it.
mail-reaffirm-again = You signed version { $signed } of this letter. Its meaning has changed since, and you have not answered yet. The deadline is near.
mail-reaffirm-link = Read the new text and answer
mail-reaffirm-answers = There you reaffirm, stay with what you signed, or withdraw, with one click.
mail-reaffirm-secret = Do not forward this email: anyone who has the link can answer for you.
mail-proposed-subject = A proposed change needs your decision: { $subject }
mail-proposed-lead = { $by } proposes to change the text of this letter. It takes effect when another organiser confirms it.
mail-proposed-alone = { $by } proposes to change the text of this letter. Nobody here can confirm it, so we tell the signatories, and it takes effect on { $moment } unless it is refused.
mail-proposed-link = Review the change and decide

act-amendment-proposed = Change of the text proposed
act-amendment-effective = Change of the text published
act-amendment-confirmed = Change of the text confirmed, signatories told
act-amendment-refused = Change of the text refused
act-amendment-taken-back = Proposed change cancelled
act-amendment-lapsed = Proposed change came too late
act-amendment-objected = Translation kept out: a signatory objected
act-reaffirmation-asked = Signatory asked again to reaffirm
act-reaffirmation-entered = Reaffirmation entered
