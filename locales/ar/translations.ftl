# الرسائل بلغات عديدة: الترجمة، ومن يترجم، والنصوص التي يختار القارئ بينها.

## مدى تقدّم الترجمة
translation-progress = الأجزاء المحدَّثة: { $count } من { $all }
translation-missing = { PLURAL($count) ->
    [zero] لا جزء ناقص
    [one] جزء ناقص واحد
    [two] جزءان ناقصان
    [few] { $count } أجزاء ناقصة
    [many] { $count } جزءًا ناقصًا
   *[other] { $count } جزء ناقص
}
translation-stale = { PLURAL($count) ->
    [zero] لا جزء يحتاج إلى مراجعة
    [one] جزء واحد يحتاج إلى مراجعة
    [two] جزءان يحتاجان إلى مراجعة
    [few] { $count } أجزاء تحتاج إلى مراجعة
    [many] { $count } جزءًا يحتاج إلى مراجعة
   *[other] { $count } جزء يحتاج إلى مراجعة
}
translation-orphaned = { PLURAL($count) ->
    [zero] لا جزء بلا أصل
    [one] جزء واحد بلا أصل
    [two] جزءان بلا أصل
    [few] { $count } أجزاء بلا أصل
    [many] { $count } جزءًا بلا أصل
   *[other] { $count } جزء بلا أصل
}
translation-faults = { PLURAL($count) ->
    [zero] لا خلل في النص
    [one] خلل واحد في النص
    [two] خللان في النص
    [few] { $count } مواضع خلل في النص
    [many] { $count } موضع خلل في النص
   *[other] { $count } موضع خلل في النص
}
translation-ready = مكتملة
part-state-current = محدَّث
part-state-stale = تغيّر الأصل
part-state-missing = لم يُترجم بعد

## ترجمات رسالة
translations-title = الترجمات
translations-lead = للرسالة الواحدة بلغات عديدة قائمة موقّعين واحدة. والنص الأصلي هو المعتمد، وكل ترجمة تقول ذلك.
translations-original = لغة الأصل:
translations-none = لا ترجمة بعد
translations-none-text = هذه الرسالة بلغة واحدة فقط.
translations-language = اللغة
translations-language-hint = رمز لغة، مثل ar أو ko أو pt-BR.
translations-add = طلب ترجمة
translations-add-lead = منذ ذلك الحين يرى المترجمون إلى هذه اللغة الرسالةَ ولا يرون شيئًا آخر من التحالف.
translations-add-button = إضافة اللغة
translations-translate = ترجم
translations-see = اقرأ
translations-preview = كما ستبدو
translations-all = كل الترجمات
translations-remove = إزالة …
translations-goes-out = تصدر مع الرسالة حالما تكتمل.
translations-stays-in = لا تصدر مع الرسالة.
translations-leave-out = لا تُصدرها
translations-include = أصدرها
translations-removed = المُزالة
translations-restore = أعِدها
translation-remove-title = هل تُنحّى الترجمة؟ ({ $language })
translation-remove-lead = لن يراها المترجمون ولن تصدر مع الرسالة. ولا يضيع منها شيء: يمكنك إعادتها. وما نُشر منها يبقى منشورًا.
translation-remove-button = إزالة الترجمة
translation-preview-title = كما ستبدو: { $language }
translation-preview-missing = ما لم يُترجم بعد يظهر هنا بلغة الأصل.
translation-preview-back = العودة إلى الترجمة
letter-see-translations = الترجمات ومدى تقدّمها
error-translation-original = هذه لغة النص الأصلي.
error-translation-exists = للرسالة ترجمة إلى هذه اللغة.
error-open-changed = حفظ أحدهم شيئًا منذ أن نظرت. هذا هو الحال الآن: انظر إليه مرة أخرى.
error-translation-not-ready = لا يمكن إصدار الترجمة «{ $language }» بحالها. راجعها ثم افتح الرسالة.

## الترجمة
translate-title = الترجمة إلى: { $language }
translate-lead = يقف الأصل إلى جانب ترجمته جزءًا جزءًا. ما تكتبه يُحفظ حين تضغط «حفظ»، فاحفظ كلما شئت. وقد يعمل آخرون في الوقت نفسه، ولا يُستبدل كلام أحد دون أن يُرى.
translate-lead-look = يقف الأصل إلى جانب ترجمته جزءًا جزءًا.
translate-part = { $number }. { $kind }
translate-part-number = الجزء { $number }
translate-label = { $part }، باللغة: { $language }
part-place = المكان والتاريخ
part-recipient = المرسَل إليه
part-copies-label = العبارة قبل المُبلَّغين للعلم
part-copy = مُبلَّغ للعلم
part-subject-label = العبارة قبل الموضوع
part-subject = الموضوع
part-salutation = التحية
part-paragraph = فقرة
part-closing = الخاتمة
part-footnote = حاشية
part-history-title = { $part }، اللغة: { $language } – الحالات السابقة
part-history-lead = كل حالة حُفظت، الأحدث أولًا، مع ما غيّرته. وما يُستعمل من جديد يُحفظ مرة أخرى، ولا يضيع شيء.
part-history-use = استعمل هذه الحالة من جديد
part-history-original = الأصل الذي تُرجمت عنه
part-history-link = الحالات السابقة
translate-next = التالي
translate-next-missing = أول ناقص
translate-next-stale = أول ما يحتاج إلى مراجعة
translate-show-open = أظهر ما بقي فقط
translate-show-all = أظهر الكل
translate-changed = تغيّر الأصل منذ ترجمته:
translate-keep = ما زالت صحيحة كما هي
translate-theirs = حفظ شخص آخر هذا النص وأنت تكتب:
translate-other-notes = علامات الحواشي، مثل [^1]، ليست علامات الأصل.
translate-save = حفظ
translate-save-hint = يحفظ كل الأجزاء في هذه الصفحة.
translate-nothing = لا نص للرسالة بعد.
translate-nothing-open = لم يبق ما يُعمل.
translate-faults = لا يجوز أن يرد هذا في نص موقَّع
orphans-title = تُرجم، ثم زال من الأصل
orphans-lead = حُذفت هذه الأجزاء من الأصل، أو تغيّرت حتى لم تعد تُعرف. انسخ ما لا تزال تحتاج إليه.
orphan-discard = تخلّص منه …
orphan-discard-text = تُحذف هذه الترجمة نهائيًا.
orphan-discard-button = تخلّص منه
error-translation-conflict = حفظ شخص آخر هذا الجزء وأنت تكتب. النصان كلاهما هناك: اجعلهما نصًا واحدًا ثم احفظ مجددًا.

## صفحة المترجم
translation-work-title = رسائل للترجمة
translation-work-back = كل الرسائل للترجمة
translation-work-lead = هذه الرسائل مطلوبة بلغاتك. وما لم يُنشر منها سرّي: لا تمرّره إلى أحد.
translation-work-none = لا شيء للترجمة
translation-work-none-text = حالما يطلب المنظِّمون رسالة بإحدى لغاتك تظهر هنا.

## المترجمون
translators-title = المترجمون
translators-lead = يرى المترجم الرسائل المطلوبة بلغاته ولا يرى شيئًا آخر من التحالف. ولا يكتب إلا بهذه اللغات.
translators-back = العودة إلى الإعدادات
translators-list = من يترجم
translators-none = لم يُدعَ أحد بعد.
translators-invite = دعوة مترجم
translators-name = الاسم
translators-email = عنوان البريد الإلكتروني
translators-languages = اللغات
translators-languages-hint = رموز اللغات التي يُترجم إليها، وبينها فواصل: ar, fr, pt-BR.
translators-button = إرسال الدعوة
translators-change = تغيير اللغات
translators-change-button = حفظ اللغات
translators-remove = إزالة …
translators-remove-text = لن يرى بعد ذلك أي رسالة من رسائل التحالف. وما ترجمه يبقى.
translators-remove-button = إزالة المترجم
settings-translators = يعمل المترجمون على الرسائل بلغاتهم، ولا يرون شيئًا آخر من التحالف.
settings-translators-link = المترجمون ولغاتهم
error-languages-missing = سمِّ لغة واحدة على الأقل.

## فتح رسالة بلغات عديدة
open-languages = اللغات
open-languages-original = يصدر النص الأصلي ({ $language }) وهو المعتمد. وتصدر معه الترجمات التي تختارها:
open-languages-not-ready = لا تصدر، إذ بقي فيها ما يُعمل:
open-languages-later = الترجمة التي تكتمل لاحقًا يمكن أن تُضاف دون توقيع جديد.

## ما حدث للتو
done-translation-added = أُضيفت اللغة.
done-translation-saved = تم الحفظ.
done-translation-unchanged = لم يكن هناك جديد يُحفظ.
done-translation-discarded = تم التخلّص من الجزء.
done-translation-removed = أُزيلت الترجمة.
done-translation-restored = عادت الترجمة.
done-translation-included = تم.
done-translator-invited = الدعوة في الطريق.
done-translator-languages = حُفظت اللغات.
done-translator-removed = أُزيل المترجم.
activity-translations = الترجمات
act-translation-added = طلب ترجمة
act-translation-saved = ترجمة أجزاء
act-translation-discarded = التخلّص من جزء مترجم
act-translation-included = إصدار ترجمة مع الرسالة
act-translation-left-out = استبعاد ترجمة من الرسالة
act-translation-removed = إزالة ترجمة
act-translation-restored = إعادة ترجمة
act-translator-invited = دعوة مترجم
act-translator-languages = تغيير لغات مترجم
act-translator-removed = إزالة مترجم

## ما يراه القارئ
letter-texts = هذه الرسالة بلغات أخرى
letter-original-mark = الأصل
letter-translation-of = هذه ترجمة. والنص الأصلي هو المعتمد:
letter-added-later = { PLURAL($count) ->
    [one] أُضيفت هذه الترجمة في { $day }. ووقّع قبل ذلك موقِّع واحد من هذه القائمة: وقّع النص الأصلي ({ $language }).
    [two] أُضيفت هذه الترجمة في { $day }. ووقّع قبل ذلك موقِّعان من هذه القائمة: وقّعا النص الأصلي ({ $language }).
    [few] أُضيفت هذه الترجمة في { $day }. ووقّع قبل ذلك { $count } موقِّعين من هذه القائمة: وقّعوا النص الأصلي ({ $language }).
    [many] أُضيفت هذه الترجمة في { $day }. ووقّع قبل ذلك { $count } موقِّعًا من هذه القائمة: وقّعوا النص الأصلي ({ $language }).
   *[other] أُضيفت هذه الترجمة في { $day }. ووقّع قبل ذلك { $count } موقِّع من هذه القائمة: وقّعوا النص الأصلي ({ $language }).
}

## أسماء اللغات
language-am = الأمهرية
language-ar = العربية
language-az = الأذربيجانية
language-be = البيلاروسية
language-bn = البنغالية
language-bo = التبتية
language-ca = الكتالانية
language-cs = التشيكية
language-da = الدنماركية
language-de = الألمانية
language-el = اليونانية
language-en = الإنجليزية
language-es = الإسبانية
language-fa = الفارسية
language-fi = الفنلندية
language-fr = الفرنسية
language-he = العبرية
language-hi = الهندية
language-hu = المجرية
language-hy = الأرمينية
language-id = الإندونيسية
language-it = الإيطالية
language-ja = اليابانية
language-ka = الجورجية
language-km = الخميرية
language-ko = الكورية
language-ku = الكردية
language-lo = اللاوية
language-mn = المنغولية
language-my = البورمية
language-nl = الهولندية
language-no = النرويجية
language-pl = البولندية
language-ps = البشتوية
language-pt = البرتغالية
language-ro = الرومانية
language-ru = الروسية
language-sv = السويدية
language-sw = السواحلية
language-th = التايلاندية
language-tr = التركية
language-ug = الأويغورية
language-uk = الأوكرانية
language-ur = الأردية
language-vi = الفيتنامية
language-zh = الصينية
