# Drafting together: the history of a draft, differences, merges.

## History
letter-history = History
history-title = History
history-lead = Every saved state of the draft is kept. Give one a name to find it again; any two can be compared.
history-none = Nothing has been saved yet.
history-number = Revision { $number }
history-current = current
history-back = Back to the history
history-compare-before = Compare with the one before
history-compare-now = Compare with the current one
history-words = Words: { $added } added, { $removed } removed
cause-imported = read from a file
cause-restored = brought back from revision { $number }
cause-suggested = with a partner’s suggestion
cause-before = from before the history began
point-revision = Revision { $number }, { $moment }
point-version = Frozen version { $number }, { $moment }
name-label = Name of this revision
name-hint = Such as “After the call with partners”. Only organisers see it. Left empty, the name goes.
name-button = Save the name

## Bringing one back
restore-link = Bring this one back …
restore-title = Bring back revision { $number }?
restore-lead = A new revision with this text is made. Nothing is lost: the current one stays in the history.
restore-stays = Address, deadline, conveners, visibility and who may sign stay as they are now.
restore-change = What would change
restore-same = Nothing: the text is the same.
restore-again = The draft was saved in the meantime. Look again at what would change.
restore-button = Bring it back
restore-cancel = Back to the revision

## Comparing
compare-title = Compare
compare-from = Earlier
compare-to = Later
compare-button = Compare
compare-text = The text
compare-layout = How it is shown
compare-inline = In one text
compare-side = Side by side
compare-languages = Language of the text
compare-only-later = Of the two, only the later one has a text in this language.
compare-only-earlier = Of the two, only the earlier one has a text in this language.
compare-same = The texts are the same, word for word.
compare-fields = Beside the text
compare-field = What
compare-before = Before
compare-after = After
compare-nothing = nothing
compare-recipients = Delivery addresses of the recipients
compare-copies = Delivery addresses of the copies
difference-unchanged = Show what did not change
difference-added = added:
difference-removed = removed:
difference-end = end of change;

## Two editors at once
merge-title = Two of you changed the same passages
merge-lead = { $name } saved this letter while you were writing ({ $moment }). We have put together what you changed in different places. Here both of you changed the same passage: choose which to keep.
merge-kept = Nothing that you typed is lost. You see the whole letter once more before it is saved.
merge-somebody = Somebody
merge-passage = { $number }. { $field }
merge-saved = Saved
merge-typed = Yours
merge-question = Which do you keep?
merge-theirs = What is saved
merge-mine = What you typed
merge-both = Both, one after the other
merge-both-hint = You then make one passage of them in the editor.
merge-button = Put together
merged-title = Two texts were put together
merged-lead = { $name } saved this letter while you were writing ({ $moment }). The form holds both changes.
merged-save = Nothing is saved yet: look it through, then save.
merged-compare = See what was saved meanwhile
error-choice-missing = Choose which to keep.

## What was done
done-revision-named = The name is saved.
done-revision-restored = The text is back, as a new revision.
done-remark-sent = Comment posted.
done-reply-sent = Reply posted.
done-remark-accepted = The wording is in the text, as a new revision.
done-remark-declined = Declined. We will tell the author why.
done-remark-resolved = The remark is resolved.
done-reviewer-invited = The invitation is on its way.
done-reviewer-removed = The partner no longer sees this draft.

## Discussing with partners
letter-discussion-title = Discussion with partners
letter-discussion = Comments and suggestions
letter-reviewers = Invite partners
drafts-title = Drafts for you to read
drafts-lead = You are invited to these drafts. They are confidential: please pass them to nobody.
drafts-and-letters-title = Letters and drafts for you
drafts-sign-title = Letters to sign
drafts-sign-for = You sign for: { $organisation }
drafts-signed = Your organisation has signed.
drafts-not-signed = Your organisation has not signed yet.
drafts-sign = Read it and sign
drafts-none = No draft waits for you
drafts-none-text = Drafts on which you are invited to comment will appear here.
drafts-open = { $count ->
    [0] No open remark
    [one] { $count } open remark
   *[other] { $count } open remarks
}
discussion-title = Discussion of the draft
discussion-back = All drafts
discussion-lead = Each paragraph can be commented on. Remarks stay with their passage when the text changes around it.
discussion-frozen = The text is frozen: nothing more can be said here.
discussion-paragraph = Paragraph { $number }
discussion-comment = Comment on this
discussion-suggest = Comment or suggest
discussion-lost = Remarks that no longer fit
discussion-lost-text = Their passage was changed or taken out since. Its earlier text is shown with each.
discussion-settled = { $count ->
    [one] { $count } settled remark
   *[other] { $count } settled remarks
}
remark-comment = Comment
remark-suggestion = Suggestion
remark-accepted = accepted
remark-declined = declined
remark-resolved = resolved
remark-accept = Accept
remark-decline = Decline …
remark-resolve = Resolve
remark-title = Comment on a passage
remark-title-suggest = Comment or suggest
remark-back = Back to the discussion
remark-quote = The words it is about
remark-quote-hint = Copy them from the paragraph above. Left empty, it is about the whole paragraph.
remark-words = Your comment
remark-suggest = Suggest another wording
remark-suggest-hint = For the words quoted, or for the whole paragraph. An organiser decides.
remark-replacement = The wording that you suggest
remark-send = Send
reply-button = Reply
reply-label = Your reply
reply-send = Send the reply
decline-title = Decline this remark?
decline-why = Why
decline-hint = A word is enough; its author reads it.
decline-button = Decline
reviewers-title = Partners of this draft
reviewers-lead = A partner sees this draft while it is in review: its text and the discussion, and nothing else of the coalition.
reviewers-waits = The draft is not in review now. Partners see it once you ask for comments.
reviewers-invited = Invited
reviewers-none = Nobody is invited yet.
reviewers-invite = Invite a partner
reviewers-name = Name
reviewers-email = Email address
reviewers-organisation = Organisation
reviewers-no-organisation = none of the address book
reviewers-organisation-hint = Required for representatives.
reviewers-role = What they may do
reviewers-role-representative = Comments, suggests other wordings, and signs for the organisation chosen above once the letter is open. An email tells them when it is.
reviewers-role-contributor = Comments, and suggests other wordings.
reviewers-role-reviewer = Comments.
reviewers-button = Send the invitation
reviewers-remove = Take off this draft
reviewers-not-yet = hasn’t accepted yet
error-passage-changed = The text was changed while you were writing. This is the paragraph now: see whether your comment still fits, then send it again.
error-quote-missing = These words are not in the paragraph. Copy them from it.
error-quote-twice = These words are in the paragraph more than once. Quote a few more of them.
error-replacement-same = This is the same as the present text.
error-suggestion-unfit = The passage was changed since the suggestion was made, so that it cannot be put in by itself. Edit the text by hand, then resolve the remark.
error-representative-organisation = Choose the organisation that this person signs for.
error-partner-role = This person is a partner of the coalition already, and one role counts for all its letters. Take them off their drafts before you let them sign, or no longer sign, for an organisation.
error-reviewer-exists = This address is invited to the draft already.

## Digests
mail-digest-subject = News for you
mail-digest-lead = There is news about texts that you work on with others:
mail-digest-commented = { $count ->
    [one] { $count } new comment
   *[other] { $count } new comments
}
mail-digest-suggested = { $count ->
    [one] { $count } new suggestion
   *[other] { $count } new suggestions
}
mail-digest-replied = { $count ->
    [one] { $count } new reply
   *[other] { $count } new replies
}
mail-digest-accepted = { $count ->
    [one] { $count } suggestion was accepted
   *[other] { $count } suggestions were accepted
}
mail-digest-declined = { $count ->
    [one] { $count } remark was declined
   *[other] { $count } remarks were declined
}
mail-digest-resolved = { $count ->
    [one] { $count } remark was resolved
   *[other] { $count } remarks were resolved
}
mail-digest-link = Read it (sign in first)
mail-digest-translation = The { $language } text of “{ $subject }”: { $counts }.
mail-digest-translation-unnamed = The { $language } text of a letter that is not public: { $counts }.
mail-digest-missing = { $count ->
    [one] { $count } part is missing
   *[other] { $count } parts are missing
}
mail-digest-stale = { $count ->
    [one] { $count } part was changed in the original
   *[other] { $count } parts were changed in the original
}
mail-digest-translate = Translate (sign in first)
