# Letters in many languages: translating, who translates, and the texts that readers choose from.

## How far a translation is
translation-progress = { $all ->
    [one] { $count } of { $all } part is up to date
   *[other] { $count } of { $all } parts are up to date
}
translation-missing = { $count } missing
translation-stale = { $count } to look at again
translation-orphaned = { $count ->
    [one] { $count } without an original
   *[other] { $count } without an original
}
translation-faults = { $count ->
    [one] { $count } fault in the text
   *[other] { $count } faults in the text
}
translation-ready = complete
part-state-current = up to date
part-state-stale = original changed
part-state-missing = not translated yet

## The translations of a letter
translations-title = Translations
translations-lead = One letter in many languages has one list of signatories. The original prevails, and every translation says so.
translations-original = The original is in:
translations-none = No translation yet
translations-none-text = This letter is in one language alone.
translations-language = Language
translations-language-hint = For example ar, ko or pt-BR.
translations-add = Ask for a translation
translations-add-lead = Translators into this language see the letter from then on, and nothing else of the coalition.
translations-add-button = Add the language
translations-translate = Translate
translations-see = Read
translations-preview = As it will look
translations-all = All translations
translations-remove = Remove …
translations-goes-out = Will be published with the letter once complete.
translations-stays-in = Does not go out with the letter.
translations-leave-out = Leave it out
translations-include = Let it go out
translations-removed = Removed
translations-restore = Bring back
translation-remove-title = Put the translation away? ({ $language })
translation-remove-lead = Translators no longer see it, and it does not go out with the letter. Nothing of it is lost: you can bring it back. What was published already stays published.
translation-remove-button = Remove translation
translation-preview-title = As it will look: { $language }
translation-preview-missing = What is not translated yet is shown in the language of the original.
translation-preview-back = Back to translating
letter-see-translations = All translations
error-translation-original = This is the language of the original.
error-translation-exists = The letter has a translation into this language already.
error-open-changed = Somebody saved something since you looked. This is the current state: please review it.
error-translation-not-ready = The translation into “{ $language }” cannot go out as it is now. Look at it, then open the letter.

## Translating
translate-title = Translate into: { $language }
translate-lead = The original is beside its translation, part by part. What you type is kept when you click “Save”: save as often as you like. Others may work at the same time; nobody’s words are overwritten unseen.
translate-lead-look = The original is beside its translation, part by part.
translate-part = { $number }. { $kind }
translate-part-number = Part { $number }
translate-label = { $part }, in: { $language }
part-place = Place and date
part-recipient = Recipient
part-copies-label = Word before the copies
part-copy = Copy to
part-subject-label = Word before the subject
part-subject = Subject
part-salutation = Salutation
part-paragraph = Paragraph
part-closing = Closing
part-footnote = Footnote
part-history-title = { $part }, in { $language }: earlier states
part-history-lead = Every state that was saved, newest first, with what it changed. One that is used again is saved once more; nothing is lost.
part-history-use = Use this again
part-history-original = The original that it was made from
part-history-link = Earlier states
translate-next = Next to do
translate-next-missing = First one missing
translate-next-stale = First one to look at again
translate-show-open = Show only what is to be done
translate-show-all = Show everything
translate-changed = The original was changed since it was translated:
translate-keep = Still right as it is
translate-theirs = Somebody else saved this while you were writing:
translate-other-notes = The footnote marks, such as [^1], are not those of the original.
translate-save = Save
translate-save-hint = Saves all parts on this page.
translate-nothing = The letter has no text yet.
translate-nothing-open = Nothing is left to do.
translate-faults = A signed text cannot contain this
orphans-title = Translated, but gone from the original
orphans-lead = These parts were taken out of the original, or changed beyond recognition. Copy what you still need.
orphan-discard = Throw away …
orphan-discard-text = This translation is deleted for good.
orphan-discard-button = Throw it away
error-translation-conflict = Somebody else saved this part while you were writing. Both texts are shown: make one of them, then save again.

## A translator’s own page
translation-work-title = Letters to translate
translation-work-back = All letters to translate
translation-work-lead = These letters need translating into your languages. Those that are not published are confidential: please pass them to nobody.
translation-work-none = Nothing to translate
translation-work-none-text = Letters that organisers want in one of your languages will appear here.

## Translators
translators-title = Translators
translators-lead = A translator sees the letters that need translating into their languages, and nothing else of the coalition. They can write only in these languages.
translators-back = Back to the settings
translators-list = Who translates
translators-none = Nobody is invited yet.
translators-invite = Invite a translator
translators-name = Name
translators-email = Email address
translators-languages = Languages
translators-languages-hint = With commas between them: ar, fr, pt-BR.
translators-button = Send the invitation
translators-change = Change the languages
translators-change-button = Save the languages
translators-remove = Take off …
translators-remove-text = They no longer see any letter of the coalition. What they translated stays.
translators-remove-button = Take them off
settings-translators = Translators work on letters in their languages. They see nothing else of the coalition.
settings-translators-link = Translators and their languages
error-languages-missing = Name at least one language.

## Opening a letter in several languages
open-languages = Languages
open-languages-original = The original goes out ({ $language }), and prevails. So do the translations that you tick:
open-languages-not-ready = Left out, for something is still to be done:
open-languages-later = A translation that is completed later can be added without a new signature.

## What was done
done-translation-added = The language is added.
done-translation-saved = Saved.
done-translation-unchanged = There was nothing new to save.
done-translation-discarded = The part is thrown away.
done-translation-removed = The translation is removed.
done-translation-restored = The translation is back.
done-translation-included = Done.
done-translator-invited = The invitation is on its way.
done-translator-languages = The languages are saved.
done-translator-removed = The translator is taken off.
activity-translations = Translations
act-translation-added = Translation asked for
act-translation-saved = Parts translated
act-translation-discarded = Translated part thrown away
act-translation-included = Translation to go out with the letter
act-translation-left-out = Translation left out of the letter
act-translation-removed = Translation removed
act-translation-restored = Translation brought back
act-translator-invited = Translator invited
act-translator-languages = A translator’s languages changed
act-translator-removed = Translator taken off

## What readers see
letter-texts = This letter in other languages
letter-original-mark = original
letter-translation-of = This is a translation. The original prevails:
letter-added-later = { $count ->
    [one] This translation was added on { $day }. One signatory listed here signed before then: the original ({ $language }).
   *[other] This translation was added on { $day }. { $count } of the signatories listed here signed before then: the original ({ $language }).
}

## Names of languages
language-am = Amharic
language-ar = Arabic
language-az = Azerbaijani
language-be = Belarusian
language-bn = Bengali
language-bo = Tibetan
language-ca = Catalan
language-cs = Czech
language-da = Danish
language-de = German
language-el = Greek
language-en = English
language-es = Spanish
language-fa = Persian
language-fi = Finnish
language-fr = French
language-he = Hebrew
language-hi = Hindi
language-hu = Hungarian
language-hy = Armenian
language-id = Indonesian
language-it = Italian
language-ja = Japanese
language-ka = Georgian
language-km = Khmer
language-ko = Korean
language-ku = Kurdish
language-lo = Lao
language-mn = Mongolian
language-my = Burmese
language-nl = Dutch
language-no = Norwegian
language-pl = Polish
language-ps = Pashto
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-sv = Swedish
language-sw = Swahili
language-th = Thai
language-tr = Turkish
language-ug = Uyghur
language-uk = Ukrainian
language-ur = Urdu
language-vi = Vietnamese
language-zh = Chinese
