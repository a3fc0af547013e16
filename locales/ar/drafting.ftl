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
compare-same = النصّان متطابقان كلمة بكلمة.
compare-fields = ما عدا النص
compare-field = البند
compare-before = قبل
compare-after = بعد
compare-nothing = لا شيء
compare-recipients = عناوين التسليم للمرسَل إليهم
compare-copies = عناوين التسليم لمن تصلهم نسخة
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
