# نص الرسالة بعد بدء التوقيع: العمل عليه، واقتراحه، ونشره نسخةً، وتأكيد التوقيع عليه.

letter-work-on = العمل على النص
letter-work-on-hint = يبقى ما وُقِّع عليه كما هو. وما تكتبه هنا لا يراه سوى المنظِّمين.
editor-open-lead = الرسالة مفتوحة للتوقيع. ما تكتبه هنا هو نص العمل: لا يراه أحد خارج المكتب، ولا يتغير ما وُقِّع عليه.
editor-settled = ما حُدِّد عند فتح الرسالة
editor-settled-hint = اعتمد عليه الموقِّعون حين وقّعوا، فلا يتغير مع النص.
letter-amend = نشر نسخة جديدة
letter-amend-hint = يعرض ما تغيّر في نص العمل. وقبل أن يسري يؤكده منظِّم ثانٍ، أو نُبلغ الموقِّعين به ونمهلهم يومًا.

amendment-title = النسخة التالية
amendment-nothing = نص العمل مطابق للنسخة { $version }. عدّله أولًا، ثم يمكن اقتراحه هنا نسخةً تالية.
amendment-lead = هذا ما تغيّر منذ النسخة { $version }. لا يراه بعدُ أحد خارج المكتب.
amendment-unfit = لا يمكن نشر نص العمل على حاله:
amendment-propose = اقتراح هذا النص نسخةً تالية
amendment-mixed = تُضاف ترجمة وتتغير كلمات أخرى. وهما معًا لا يكونان إلا تغييرًا في المعنى. وللإبقاء على كل التوقيعات اقترح أحدهما أولًا، ودع الآخر جانبًا حتى يسري الأول.
amendment-kind = ما نوع هذا التغيير؟
amendment-kind-typographical = تصحيح كتابي
amendment-kind-typographical-hint = زلّة قلم لا يُفهم منها معنى آخر؛ وتبقى كل التوقيعات.
amendment-kind-translation = إضافة ترجمة
amendment-kind-translation-hint = تبقى النصوص الموقَّع عليها كما هي حرفًا حرفًا، وتبقى كل التوقيعات. واعتراض واحد من موقِّع يكفي لاستبعاد الترجمة.
amendment-kind-material = تغيير في المعنى
amendment-kind-material-hint = { PLURAL($count) ->
    [zero] يتغير المعنى. لم يوقّع بعدُ أحد ليُسأل.
    [one] يتغير المعنى. يُطلب من موقِّع واحد أن يؤكد توقيعه، ولا يُحسب للنص الجديد إلا عندئذ.
    [two] يتغير المعنى. يُطلب من موقِّعَين أن يؤكدا توقيعهما، ولا يُحسبان للنص الجديد إلا عندئذ.
    [few] يتغير المعنى. يُطلب من { $count } موقِّعين أن يؤكدوا توقيعاتهم، ولا يُحسبون للنص الجديد إلا عندئذ.
    [many] يتغير المعنى. يُطلب من { $count } موقِّعًا أن يؤكدوا توقيعاتهم، ولا يُحسبون للنص الجديد إلا عندئذ.
   *[other] يتغير المعنى. يُطلب من { $count } موقِّع أن يؤكدوا توقيعاتهم، ولا يُحسبون للنص الجديد إلا عندئذ.
}
amendment-words = ما الذي تغيّر، ولماذا؟
amendment-words-hint = جملة علنية واحدة تبقى بجانب النسخة دائمًا.
amendment-deadline = التوقيع حتى
amendment-deadline-title = موعد نهائي لاحق
amendment-deadline-why = الموعد النهائي قريب. يحتاج الموقِّعون إلى 72 ساعة لتأكيد توقيعاتهم على معنى جديد: أجّل الموعد، أو لا تنشر التغيير.
amendment-deadline-hint = بعد 72 ساعة على الأقل من سريان التغيير. ولا يؤجَّل إلا إذا مسّ التغييرُ المعنى.
amendment-deadline-or = أو:
amendment-deadline-not = عدم نشر هذا التغيير
amendment-next-two = يؤكده منظِّم ثانٍ أو يرفضه. وحتى ذلك الحين لا يتغير شيء. ثم نُبلغ جميع الموقِّعين بالتصحيح الكتابي أو بالترجمة المضافة، ويسري التغيير بعد 24 ساعة ما لم يعترض أحدهم.
amendment-next-alone = لا أحد هنا يستطيع تأكيده: يلزم لذلك منظِّم له هذا الدور وهذا العامل الثاني منذ أسبوع، ولم تدعُه أنت. لذا نُبلغ جميع الموقِّعين الآن، ويسري بعد 24 ساعة. وإذا اعترض أحدهم على وصفه بالكتابي عُدّ تغييرًا في المعنى، وإذا اعترض على ترجمة استُبعدت.
amendment-propose-button = اقتراح هذا التغيير
amendment-by = اقترحه { $by }، { $day }
amendment-effect-typographical = تبقى كل التوقيعات.
amendment-effect-translation = تبقى كل التوقيعات. واعتراض واحد من موقِّع يكفي لاستبعاد الترجمة.
amendment-effect-material = { PLURAL($count) ->
    [zero] لم يوقّع بعدُ أحد ليُطلب منه التأكيد.
    [one] يُطلب من موقِّع واحد أن يؤكد توقيعه.
    [two] يُطلب من موقِّعَين أن يؤكدا توقيعهما.
    [few] يُطلب من { $count } موقِّعين أن يؤكدوا توقيعاتهم.
    [many] يُطلب من { $count } موقِّعًا أن يؤكدوا توقيعاتهم.
   *[other] يُطلب من { $count } موقِّع أن يؤكدوا توقيعاتهم.
}
amendment-due = يسري في { $moment } ما لم يُسحب أو يُرفض.
amendment-objections = { PLURAL($count) ->
    [zero] لم يعترض أي موقِّع.
    [one] يقول موقِّع واحد إنه يغيّر المعنى: صار تغييرًا في المعنى.
    [two] يقول موقِّعان إنه يغيّر المعنى: صار تغييرًا في المعنى.
    [few] يقول { $count } موقِّعين إنه يغيّر المعنى: صار تغييرًا في المعنى.
    [many] يقول { $count } موقِّعًا إنه يغيّر المعنى: صار تغييرًا في المعنى.
   *[other] يقول { $count } موقِّع إنه يغيّر المعنى: صار تغييرًا في المعنى.
}
amendment-moves-deadline = إن كان تغييرًا في المعنى، فالموعد النهائي يؤجَّل إلى { $deadline }.
amendment-take-back-title = اقتراحك ينتظر
amendment-own = على منظِّم آخر أن ينظر فيه. ويمكنك سحبه.
amendment-own-alone = أُخبِر الموقِّعون. ويمكنك سحبه حتى يسري.
amendment-take-back = سحب الاقتراح
amendment-decide = قرارك
amendment-decide-lead = إذا أكدت نُشر هذا النص فورًا، ولا رجعة فيه: تبقى كل نسخة مقروءة دائمًا.
amendment-decide-lead-typographical = إذا أكدت أبلغنا جميع الموقِّعين، ويسري التغيير بعد 24 ساعة. وإن اعترض أحدهم على أنه «كتابي» صار تغييرًا في المعنى.
amendment-decide-lead-translation = إذا أكدت أبلغنا جميع الموقِّعين، ويسري التغيير بعد 24 ساعة. وإن اعترض أحدهم استُبعدت الترجمة.
amendment-not-second = لا يمكنك تأكيده: يلزم لذلك منظِّم له دوره وعامله الثاني منذ أسبوع، ولا تربطه دعوة بمن قدّم الاقتراح: فلا أحدهما دعا الآخر، ولا دعاهما شخص واحد. ويمكنك رفضه.
amendment-confirm = تأكيد ونشر
amendment-confirm-told = تأكيد وإبلاغ الموقِّعين
amendment-reason = لمَ لا؟
amendment-reason-hint = كلمة لمن اقترحه.
amendment-refuse = رفض
amendment-ended-refused = رفض { $by } الاقتراح الأخير، { $day }:
amendment-ended-taken-back = سحب { $by } الاقتراح الأخير، { $day }.
amendment-ended-objected = اعترض أحد الموقِّعين على آخر ترجمة اقتُرحت، فاستُبعدت ({ $day }). عدّلها، أو اقترحها تغييرًا في المعنى.
amendment-ended-gone = سُحب الاقتراح الأخير ({ $day }). وقد حذف المنظِّم الذي قدّمه حسابه.
amendment-ended-lapsed = جاء الاقتراح الأخير متأخرًا فلم يسرِ ({ $day }): لم تكن لتبقى للموقِّعين 72 ساعة.
error-amendment-deadline = اختر موعدًا بعد 72 ساعة على الأقل من سريان التغيير.
error-amendment-earlier = لا يمكن نقل الموعد النهائي إلا إلى موعد لاحق.
error-amendment-late = لن تبقى إلا أقل من 72 ساعة لتأكيد التوقيعات. ليُقترح من جديد بموعد نهائي لاحق.
error-amendment-no-slip = يغيّر هذا كلمات أكثر مما يكون في خطأ مطبعي: اختر «تغيير في المعنى».
error-amendment-objected = اعترض أحد الموقِّعين على هذه الترجمة. عدّلها، أو اقترحها تغييرًا في المعنى.
error-amendment-second = لا يمكنك تأكيد هذا: يلزم لذلك منظِّم له دوره وعامله الثاني منذ أسبوع، ولا تربطه دعوة بمن قدّم الاقتراح: فلا أحدهما دعا الآخر، ولا دعاهما شخص واحد.
error-amendment-often = أبلغنا موقِّعي هذه الرسالة اليوم بثلاثة مقترحات. انتظر إلى الغد.
error-amendment-over = قرّر شخص آخر، أو انقضى الأجل. تعرض هذه الصفحة الوضع الحالي.
error-text-changed = تغيّرت الرسالة في هذه الأثناء. اقرأ النص الجديد قبل أن توقّع؛ لم توقّع ضغطتُك شيئًا.
done-amendment-proposed = قُدِّم الاقتراح.
done-amendment-effective = نُشرت النسخة الجديدة.
done-amendment-confirmed = تم التأكيد. أُبلغ الموقعون، ويسري التغيير بعد 24 ساعة.
done-amendment-refused = رُفض الاقتراح.
done-amendment-taken-back = سُحب الاقتراح.

change-changed = تغيّر: { $language }
change-added = أُضيف: { $language }
change-left-out = حُذف: { $language }
change-same = دون تغيير: { $languages }

outstanding-not-yet = { PLURAL($count) ->
    [zero] لا أحد وقّع نسخة سابقة ولم يؤكد.
    [one] موقِّع واحد وقّع نسخة سابقة ولم يؤكد بعد؛ وهو غير محسوب أعلاه.
    [two] موقِّعان وقّعا نسخة سابقة ولم يؤكدا بعد؛ وهما غير محسوبَين أعلاه.
    [few] { $count } موقِّعين وقّعوا نسخة سابقة ولم يؤكدوا بعد؛ وهم غير محسوبين أعلاه.
    [many] { $count } موقِّعًا وقّعوا نسخة سابقة ولم يؤكدوا بعد؛ وهم غير محسوبين أعلاه.
   *[other] { $count } موقِّع وقّعوا نسخة سابقة ولم يؤكدوا بعد؛ وهم غير محسوبين أعلاه.
}
outstanding-did-not = { PLURAL($count) ->
    [zero] لا أحد وقّع نسخة سابقة بمعنى آخر.
    [one] موقِّع واحد وقّع نسخة سابقة بمعنى آخر، وهو غير محسوب.
    [two] موقِّعان وقّعا نسخة سابقة بمعنى آخر، وهما غير محسوبَين.
    [few] { $count } موقِّعين وقّعوا نسخة سابقة بمعنى آخر، وهم غير محسوبين.
    [many] { $count } موقِّعًا وقّعوا نسخة سابقة بمعنى آخر، وهم غير محسوبين.
   *[other] { $count } موقِّع وقّعوا نسخة سابقة بمعنى آخر، وهم غير محسوبين.
}
outstanding-title = لم يؤكدوا
outstanding-lead = وقّعوا نسخة سابقة، ويُسألون هل يؤيدون الجديدة. ومن ليس له عنوان فعليكم أنتم سؤاله.
outstanding-lead-over = وقّعوا نسخة سابقة ولم يؤكدوا في الموعد.
outstanding-filter = أيّهم
outstanding-all = الكل
outstanding-waiting = دون جواب
outstanding-declined = امتنعوا
outstanding-none = لا أحد.
outstanding-version = النسخة { $version }
outstanding-waits = سُئل بالبريد الإلكتروني
outstanding-by-you = بلا عنوان: اسألوه بأنفسكم
outstanding-said-no = يبقى على النسخة السابقة
outstanding-ask = السؤال مجددًا
outstanding-asked-at = آخر سؤال: { $moment }
outstanding-error-asked = سُئلوا قبل أقل من يوم.
outstanding-error-text = تغيّرت الرسالة في هذه الأثناء، ولم يُسجَّل شيء. اسألهم أولًا عن النص الجديد.
outstanding-enter = أكّد لنا توقيعه
done-outstanding-asked = سُئل مجددًا.
done-outstanding-entered = سُجِّل.

changed-title = تغيّرت الرسالة منذ وقّعتَ
changed-soon-title = تغيير قادم
changed-nothing-title = توقيعك على أحدث نص
changed-nothing = لا يُطلب منك شيء.
changed-lead = وقّعتَ النسخة { $signed }. وللنسخة { $version } معنى آخر، فلا يُحسب توقيعك لها إلا إذا أكدته.
changed-lead-over = وقّعتَ النسخة { $signed } لا النسخة { $version }. فات أوان التأكيد؛ ويمكنك سحب توقيعك في أي وقت.
changed-until = يمكنك الجواب حتى
changed-soon-typographical = في { $moment } يسري تغيير يصفه المنظِّمون بأنه تصحيح كتابي: يبقى توقيعك. فإن رأيت أنه يغيّر المعنى فقل ذلك قبل الموعد.
changed-soon-translation = في { $moment } تُنشر ترجمة فوق اسمك. ويبقى النص الذي وقّعته حرفًا حرفًا، ويبقى توقيعك. فإن كانت الترجمة تقول غير ذلك فقل ذلك قبل الموعد.
changed-soon-material = في { $moment } يسري تغيير في المعنى. وسنسألك حينها هل تؤكد النص الجديد.
changed-objected = قلتَ إنه يغيّر المعنى. سيُعامل كتغيير في المعنى، وسنسألك هل تؤكده.
changed-object-title-typographical = هل يغيّر المعنى؟
changed-object-title-translation = هل تقول ما وقّعتَ عليه؟
changed-object-text-typographical = لا حاجة إلى ذكر السبب. ويكفي جواب واحد كهذا: عندئذ لا يُنقل توقيع أحد.
changed-object-text-translation = لا حاجة إلى ذكر السبب. ويكفي جواب واحد كهذا: عندئذ لا تُنشر هذه الترجمة.
changed-object-typographical = هذا يغيّر المعنى
changed-object-translation = تقول شيئًا آخر
changed-answer = جوابك
changed-reaffirm-text = يُدرج اسمك تحت النص الجديد.
changed-reaffirm = أؤكد توقيعي
changed-decline-text = يبقى توقيعك على النسخة { $signed } التي تظل مقروءة، ولا يُحسب للنص الجديد.
changed-decline = أبقى على ما وقّعته
changed-declined = قلتَ إنك تبقى على ما وقّعته. ولا يزال بإمكانك التأكيد حتى الموعد النهائي.
changed-withdraw-text = يُرفع توقيعك عن كل النسخ.
changed-withdraw = أسحب توقيعي
changed-whole = النص الجديد كاملًا
done-reaffirmed = شكرًا. صار توقيعك على النص الجديد.
done-declined = سُجِّل. يبقى توقيعك على ما وقّعته.
done-objected = سُجِّل. لا يسري التغيير كما اقتُرح.
own-text-changed = تغيّرت الرسالة منذ وقّعتَ، ولم تؤكد توقيعك.
own-text-declined = تغيّرت الرسالة منذ وقّعتَ، وأنت باقٍ على ما وقّعته.
own-text-soon = هناك تغيير قادم في النص.
own-text-see = انظر ما يتغير
own-changed-since-title = تغيّرت الرسالة
own-changed-since = تغيّر معناها منذ ملأتَ الاستمارة. إذا أكدت الآن فإنك توقّع النص الجديد:
own-changed-since-wording = تغيّرت صياغتها منذ ملأتَ الاستمارة، ولم يتغيّر معناها. إذا أكدت الآن فإنك توقّع النص الجديد:

versions-title = نسخ «{ $subject }»
versions-heading = كل النسخ
versions-lead = ما نُشر مرة يبقى مقروءًا. ويسمّي كل توقيع النسخة التي يؤيدها.
version-number = النسخة { $version }
version-first = كما فُتحت للتوقيع
version-typographical = تصحيح كتابي
version-translation = إضافة ترجمة
version-material = تغيير في المعنى
version-signatures = { PLURAL($count) ->
    [zero] لا توقيع على هذه النسخة وحدها.
    [one] توقيع واحد على هذه النسخة.
    [two] توقيعان على هذه النسخة.
    [few] { $count } توقيعات على هذه النسخة.
    [many] { $count } توقيعًا على هذه النسخة.
   *[other] { $count } توقيع على هذه النسخة.
}
version-see = انظر ما تغيّر
version-older = توجد نسخة أحدث:
version-changed = ما تغيّر منذ النسخة { $version }
version-text-file = النص، { $language }

mail-notice-subject = تغيير قادم: { $subject }
mail-changed-link = انظر الفرق
mail-changed-why = ما الذي تغيّر، ولماذا
mail-changed-was = قبلًا: { $text }
mail-changed-is = الآن: { $text }
mail-reaffirm-subject = تغيّرت الرسالة التي وقّعتها: { $subject }
mail-reaffirm-lead = وقّعتَ النسخة { $signed } من هذه الرسالة. وقد تغيّر معناها منذ ذلك، فلا يُحسب توقيعك للنص الجديد إلا إذا أكدته.
mail-reaffirm-again = وقّعتَ النسخة { $signed } من هذه الرسالة. وقد تغيّر معناها منذ ذلك ولم تُجب بعد. وقد اقترب الموعد الأخير.
mail-reaffirm-link = اقرأ النص الجديد وأجب
mail-reaffirm-answers = هناك تؤكد توقيعك، أو تبقى على ما وقّعته، أو تسحبه، بضغطة واحدة.
mail-reaffirm-secret = لا تُعد توجيه هذه الرسالة: من لديه الرابط يستطيع أن يجيب عنك.
mail-proposed-subject = تغيير مقترح يحتاج إلى قرارك: { $subject }
mail-proposed-lead = يقترح { $by } تغيير نص هذه الرسالة. ويسري حين يؤكده منظِّم آخر.
mail-proposed-alone = يقترح { $by } تغيير نص هذه الرسالة. ولا أحد هنا يستطيع تأكيده، لذا نُبلغ الموقِّعين، ويسري في { $moment } ما لم يُرفض.
mail-proposed-link = انظر فيه وقرّر

act-amendment-proposed = اقتراح تغيير في النص
act-amendment-effective = نشر تغيير في النص
act-amendment-confirmed = تأكيد تغيير في النص وإبلاغ الموقعين
act-amendment-refused = رفض تغيير في النص
act-amendment-taken-back = سحب تغيير مقترح
act-amendment-lapsed = فوات أوان تغيير مقترح
act-amendment-objected = استبعاد ترجمة: اعترض أحد الموقِّعين
act-reaffirmation-asked = سؤال موقِّع مجددًا أن يؤكد
act-reaffirmation-entered = تسجيل تأكيد توقيع
