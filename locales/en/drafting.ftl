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
compare-same = The texts are the same, word for word.
compare-fields = Beside the text
compare-field = What
compare-before = Before
compare-after = After
compare-nothing = nothing
compare-recipients = Delivery addresses of the recipients
compare-copies = Delivery addresses of the copies
difference-added = added:
difference-removed = removed:
difference-end = end of change;

## Two editors at once
merge-title = Two of you changed the same passages
merge-lead = { $name } saved this letter while you were writing ({ $moment }). What you changed in different places is put together. Here both of you changed the same passage: choose what is to stand.
merge-kept = Nothing that you typed is lost. You see the whole letter once more before it is saved.
merge-somebody = Somebody
merge-passage = { $number }. { $field }
merge-saved = Saved
merge-typed = Yours
merge-question = What is to stand?
merge-theirs = What is saved
merge-mine = What you typed
merge-both = Both, one after the other
merge-both-hint = You then make one passage of them in the editor.
merge-button = Put together
merged-title = Two texts were put together
merged-lead = { $name } saved this letter while you were writing ({ $moment }). The form holds both changes.
merged-save = Nothing is saved yet: look it through, then save.
merged-compare = See what was saved meanwhile
error-choice-missing = Choose what is to stand.

## What was done
done-revision-named = The name is saved.
done-revision-restored = The text is back, as a new revision.
