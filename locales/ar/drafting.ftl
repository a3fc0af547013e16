# الكتابة معًا: سجلّ المسوّدة والفروق والدمج.

## السجلّ
letter-history = السجلّ
history-title = السجلّ
history-lead = كل صيغة محفوظة من المسوّدة تبقى. سمِّ ما تريد العودة إليه؛ ويمكن مقارنة أي صيغتين.
history-none = لم يُحفظ شيء بعد.
history-number = الصيغة { $number }
history-current = الحالية
history-back = العودة إلى السجلّ
history-compare-before = قارِنها بالتي قبلها
history-compare-now = قارِنها بالحالية
history-words = الكلمات: المضافة { $added }، والمحذوفة { $removed }
cause-imported = قُرئت من ملف
cause-restored = استُعيدت من الصيغة { $number }
cause-suggested = مع اقتراح من شريك
cause-before = من قبل بدء السجلّ
point-revision = الصيغة { $number }، { $moment }
point-version = النسخة المجمَّدة { $number }، { $moment }
name-label = اسم هذه الصيغة
name-hint = مثل «بعد المكالمة مع الشركاء». لا يراه إلا المنظِّمون. وإن تُرك فارغًا زال الاسم.
name-button = احفظ الاسم

## الاستعادة
restore-link = استعادة هذه الصيغة …
restore-title = أتستعيد الصيغة { $number }؟
restore-lead = تُنشأ صيغة جديدة بهذا النص. لا يضيع شيء: تبقى الحالية في السجلّ.
restore-stays = أمّا العنوان والموعد والمنظمات الداعية والظهور ومن يحقّ له التوقيع فتبقى كما هي الآن.
restore-change = ما الذي يتغيّر
restore-same = لا شيء: النص هو نفسه.
restore-again = حُفظت المسوّدة في هذه الأثناء. انظر مرة أخرى إلى ما يتغيّر.
restore-button = استعِدها
restore-cancel = العودة إلى الصيغة

## المقارنة
compare-title = المقارنة
compare-from = الأقدم
compare-to = الأحدث
compare-button = قارِن
compare-text = النص
compare-layout = طريقة العرض
compare-inline = في نص واحد
compare-side = جنبًا إلى جنب
compare-languages = لغة النص
compare-only-later = النسخة الأحدث وحدها لها نص بهذه اللغة.
compare-only-earlier = النسخة الأقدم وحدها لها نص بهذه اللغة.
compare-same = النصّان متطابقان كلمة بكلمة.
compare-fields = ما عدا النص
compare-field = البند
compare-before = قبل
compare-after = بعد
compare-nothing = لا شيء
compare-recipients = عناوين التسليم للمرسَل إليهم
compare-copies = عناوين التسليم للمُبلَّغين للعلم
difference-unchanged = أظهر ما لم يتغيّر
difference-added = أُضيف:
difference-removed = حُذف:
difference-end = نهاية التعديل؛

## محرّران في وقت واحد
merge-title = عدّلتما الفقرات نفسها
merge-lead = حفظ { $name } هذه الرسالة وأنت تكتب ({ $moment }). جُمع ما غيّرتماه في مواضع مختلفة. أمّا هنا فعدّلتما الفقرة نفسها: اختر ما يبقى.
merge-kept = لم يضع شيء ممّا كتبته. وترى الرسالة كلها مرة أخرى قبل حفظها.
merge-somebody = شخص ما
merge-passage = { $number }. { $field }
merge-saved = المحفوظ
merge-typed = ما كتبتَه
merge-question = أيّهما يبقى؟
merge-theirs = المحفوظ
merge-mine = ما كتبتُه أنا
merge-both = كلاهما، واحد بعد الآخر
merge-both-hint = ثم تجعل منهما فقرة واحدة في المحرِّر.
merge-button = اجمعهما
merged-title = جُمع نصّان
merged-lead = حفظ { $name } هذه الرسالة وأنت تكتب ({ $moment }). وفي النموذج التعديلان معًا.
merged-save = لم يُحفظ شيء بعد: راجِعه ثم احفظ.
merged-compare = انظر ما حُفظ في هذه الأثناء
error-choice-missing = اختر ما يبقى.

## ما تمّ
done-revision-named = حُفظ الاسم.
done-revision-restored = استُعيد النص صيغةً جديدة.
done-remark-sent = نُشرت الملاحظة.
done-reply-sent = نُشر الرد.
done-remark-accepted = دخلت الصياغة في النص صيغةً جديدة.
done-remark-declined = رُفضت الملاحظة، وأُبلغ صاحبها بالسبب.
done-remark-resolved = أُغلقت الملاحظة.
done-reviewer-invited = الدعوة في طريقها.
done-reviewer-removed = لم يعد الشريك يرى هذه المسوّدة.

## النقاش مع الشركاء
letter-discussion-title = النقاش مع الشركاء
letter-discussion = التعليقات والاقتراحات
letter-reviewers = ادعُ شركاء
drafts-title = مسوّدات للقراءة
drafts-lead = أنت مدعوّ إلى قراءة هذه المسوّدات. إنها سرّية: لا تمرّرها إلى أحد.
drafts-and-letters-title = رسائل ومسوّدات لك
drafts-sign-title = رسائل للتوقيع
drafts-sign-for = توقّع باسم: { $organisation }
drafts-signed = وقّعت منظمتك.
drafts-not-signed = لم توقّع منظمتك بعد.
drafts-sign = اقرأها ووقّع
drafts-none = لا مسوّدة تنتظرك
drafts-none-text = حين يطلب المنظِّمون ملاحظات على مسوّدة دُعيتَ إليها تظهر هنا.
drafts-open = { PLURAL($count) ->
    [zero] لا ملاحظة مفتوحة
    [one] ملاحظة مفتوحة واحدة
    [two] ملاحظتان مفتوحتان
    [few] { $count } ملاحظات مفتوحة
    [many] { $count } ملاحظة مفتوحة
   *[other] { $count } ملاحظة مفتوحة
}
discussion-title = نقاش المسوّدة
discussion-back = كل المسوّدات
discussion-lead = يمكن التعليق على كل فقرة. وتبقى الملاحظات مع موضعها حين يتغيّر النص حولها.
discussion-frozen = النص مجمَّد: لا يمكن أن يُقال هنا شيء بعد.
discussion-paragraph = الفقرة { $number }
discussion-comment = علّق على هذا
discussion-suggest = علّق أو اقترح
discussion-lost = ملاحظات لم تعد تنطبق
discussion-lost-text = تغيّر موضعها أو حُذف منذ ذلك الحين. وما كان يقوله مكتوب هنا.
discussion-settled = { PLURAL($count) ->
    [zero] لا ملاحظة منتهية
    [one] ملاحظة منتهية واحدة
    [two] ملاحظتان منتهيتان
    [few] { $count } ملاحظات منتهية
    [many] { $count } ملاحظة منتهية
   *[other] { $count } ملاحظة منتهية
}
remark-comment = تعليق
remark-suggestion = اقتراح
remark-accepted = مقبول
remark-declined = مرفوض
remark-resolved = مغلق
remark-accept = اقبل
remark-decline = ارفض …
remark-resolve = أغلِق
remark-title = التعليق على موضع
remark-title-suggest = تعليق أو اقتراح
remark-back = العودة إلى النقاش
remark-quote = الكلمات المقصودة
remark-quote-hint = انسخها من الفقرة أعلاه. وإن تُركت فارغة فالمقصود الفقرة كلها.
remark-words = تعليقك
remark-suggest = اقترح صياغة أخرى
remark-suggest-hint = للكلمات المقتبسة، أو للفقرة كلها. والقرار لأحد المنظِّمين.
remark-replacement = الصياغة التي تقترحها
remark-send = أرسل
reply-button = ردّ
reply-label = ردّك
reply-send = أرسل الردّ
decline-title = أترفض هذه الملاحظة؟
decline-why = السبب
decline-hint = تكفي كلمة، وصاحبها يقرؤها.
decline-button = ارفضها
reviewers-title = شركاء هذه المسوّدة
reviewers-lead = يرى الشريك هذه المسوّدة ما دامت قيد المراجعة: نصّها والنقاش، ولا شيء آخر من الائتلاف.
reviewers-waits = المسوّدة ليست قيد المراجعة الآن. يراها الشركاء حين تطلب ملاحظاتهم.
reviewers-invited = المدعوّون
reviewers-none = لم يُدعَ أحد بعد.
reviewers-invite = دعوة شريك
reviewers-name = الاسم
reviewers-email = البريد الإلكتروني
reviewers-organisation = المنظمة
reviewers-no-organisation = ليست في دفتر العناوين
reviewers-organisation-hint = المنظمة التي يتحدث باسمها. ولا بدّ للممثّل منها، فهي التي يوقّع باسمها.
reviewers-role = ما يحقّ له
reviewers-role-representative = يعلّق ويقترح صياغات أخرى، ويوقّع باسم المنظمة المختارة أعلاه متى فُتحت الرسالة. وتُخبره بذلك رسالة بريد.
reviewers-role-contributor = يعلّق ويقترح صياغات أخرى.
reviewers-role-reviewer = يعلّق.
reviewers-button = أرسل الدعوة
reviewers-remove = أبعِده عن هذه المسوّدة
reviewers-not-yet = لم يدخل بعد
error-passage-changed = عُدّل النص وأنت تكتب. هذه هي الفقرة كما هي الآن: انظر هل ما زالت ملاحظتك مناسبة، ثم أرسلها مرة أخرى.
error-quote-missing = هذه الكلمات ليست في الفقرة. انسخها منها.
error-quote-twice = هذه الكلمات وردت في الفقرة أكثر من مرة. اقتبس كلمات أكثر.
error-replacement-same = هذا ما هو مكتوب هناك أصلًا.
error-suggestion-unfit = تغيّر الموضع منذ تقديم الاقتراح، فلا يمكن إدخاله تلقائيًا. عدّل النص بيدك ثم أغلِق الملاحظة.
error-representative-organisation = اختر المنظمة التي يوقّع هذا الشخص باسمها.
error-partner-role = هذا الشخص شريك في الائتلاف بالفعل، والدور الواحد يسري على رسائله كلها. أبعِده عن مسوّداته قبل أن تمنحه حق التوقيع باسم منظمة أو تنزعه منه.
error-reviewer-exists = هذا العنوان مدعوّ إلى المسوّدة من قبل.

## الملخّصات
mail-digest-subject = جديد لك
mail-digest-lead = هناك جديد في نصوص تعمل عليها مع آخرين:
mail-digest-commented = { PLURAL($count) ->
    [zero] لا تعليق جديد
    [one] تعليق جديد واحد
    [two] تعليقان جديدان
    [few] { $count } تعليقات جديدة
    [many] { $count } تعليقًا جديدًا
   *[other] { $count } تعليق جديد
}
mail-digest-suggested = { PLURAL($count) ->
    [zero] لا اقتراح جديد
    [one] اقتراح جديد واحد
    [two] اقتراحان جديدان
    [few] { $count } اقتراحات جديدة
    [many] { $count } اقتراحًا جديدًا
   *[other] { $count } اقتراح جديد
}
mail-digest-replied = { PLURAL($count) ->
    [zero] لا ردّ جديد
    [one] ردّ جديد واحد
    [two] ردّان جديدان
    [few] { $count } ردود جديدة
    [many] { $count } ردًّا جديدًا
   *[other] { $count } ردّ جديد
}
mail-digest-accepted = { PLURAL($count) ->
    [zero] لم يُقبل اقتراح
    [one] قُبل اقتراح واحد
    [two] قُبل اقتراحان
    [few] قُبلت { $count } اقتراحات
    [many] قُبل { $count } اقتراحًا
   *[other] قُبل { $count } اقتراح
}
mail-digest-declined = { PLURAL($count) ->
    [zero] لم تُرفض ملاحظة
    [one] رُفضت ملاحظة واحدة
    [two] رُفضت ملاحظتان
    [few] رُفضت { $count } ملاحظات
    [many] رُفضت { $count } ملاحظة
   *[other] رُفضت { $count } ملاحظة
}
mail-digest-resolved = { PLURAL($count) ->
    [zero] لم تُغلق ملاحظة
    [one] أُغلقت ملاحظة واحدة
    [two] أُغلقت ملاحظتان
    [few] أُغلقت { $count } ملاحظات
    [many] أُغلقت { $count } ملاحظة
   *[other] أُغلقت { $count } ملاحظة
}
mail-digest-link = اقرأه (بعد تسجيل الدخول)
mail-digest-translation = نص «{ $subject }» باللغة { $language }: { $counts }.
mail-digest-translation-unnamed = نص رسالة غير معلنة باللغة { $language }: { $counts }.
mail-digest-missing = { PLURAL($count) ->
    [zero] لا جزء ناقص
    [one] جزء واحد ناقص
    [two] جزءان ناقصان
    [few] { $count } أجزاء ناقصة
    [many] { $count } جزءًا ناقصًا
   *[other] { $count } جزء ناقص
}
mail-digest-stale = { PLURAL($count) ->
    [zero] لم يتغيّر جزء في الأصل
    [one] تغيّر جزء واحد في الأصل
    [two] تغيّر جزءان في الأصل
    [few] تغيّرت { $count } أجزاء في الأصل
    [many] تغيّر { $count } جزءًا في الأصل
   *[other] تغيّر { $count } جزء في الأصل
}
mail-digest-translate = ترجم (بعد تسجيل الدخول)
