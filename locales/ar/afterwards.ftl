# ما آلت إليه الرسالة بعد إغلاقها.
afterwards-title = التسليم والرد
afterwards-lead = التسليم: من سلّم الرسالة ولمن وبأي قائمة؛ والرد؛ وما نتج عنه.
afterwards-see = سجّل أو اطّلع
afterwards-back = العودة إلى التسليم والرد
afterwards-story = مسيرتها
afterwards-nothing-open = لا يمكن تسجيل شيء ما دامت الرسالة مفتوحة. أغلقها أولًا.
afterwards-nothing-archived = الرسالة محفوظة في الأرشيف. تبقى مقروءة ولا تقبل شيئًا بعد الآن.
afterwards-last = آخر ما سُجّل: { $what }. يمكن التراجع عنه حتى { $moment }.
afterwards-take-back = تراجع عنه…
afterwards-can-take-back = إن كان ذلك خطأً فيمكنك التراجع عنه خلال 24 ساعة. وبعدها يمكن تصحيحه، ويُذكر التصحيح بتاريخه.
afterwards-file = صورة أو ملف PDF
afterwards-file-replace = صورة أخرى أو ملف PDF آخر بدلًا منه
afterwards-file-kept = المحفوظ الآن
afterwards-file-hint = ‏JPEG أو PNG أو WebP أو PDF، وبحجم لا يتجاوز { $max } ميغابايت. لا يُحفظ من الصورة إلا الصورة نفسها: لا مكان ولا آلة تصوير. أما ملف PDF فيُحفظ كما هو، بكل ما تذكره خصائصه.
afterwards-file-public = يمكن للجميع رؤيته
afterwards-file-public-hint = وإلا فلا يراه إلا المنظِّمون. انظر إليه مرة أخرى: قد تعرّض الوجوه والأسماء والأختام أناسًا للخطر.
afterwards-file-remove = أزِله
afterwards-file-remove-hint = يُحذف نهائيًا.
afterwards-alt = ماذا يُظهر
afterwards-alt-hint = لمن لا يراه: «ختم السفارة المؤرخ في 3 كانون الأول/ديسمبر على الصفحة الأولى».
afterwards-confirm-title = تصحيح
afterwards-confirm = هذا صحيح الآن
afterwards-confirm-hint = يقرأ الجميع أن هذا صُحّح اليوم وأي الحقول صُحّحت. ولا يمكن التراجع عن ذلك.
afterwards-correct-button = صحِّح
afterwards-error-alt = صِف بالكلمات ما تُظهره الصورة أو الوثيقة.
afterwards-error-day = اكتب اليوم هكذا: 2026-12-03.
afterwards-error-day-missing = اختر اليوم.
afterwards-error-day-future = هذا اليوم لم يأتِ بعد.
afterwards-error-day-early = هذا مبكر جدًا: لم تكن الرسالة مفتوحة أو لم تكن قد سُلّمت بعد.
afterwards-error-recipients = ضع علامة على مرسَل إليه واحد على الأقل.
afterwards-error-confirm = ضع علامة على أن هذا صحيح الآن.
afterwards-error-unchanged = لا شيء يختلف عمّا سُجّل.
afterwards-error-file-kind = هذا ليس JPEG ولا PNG ولا WebP ولا PDF، أيًا كان اسمه.
afterwards-error-file-broken = هذه الصورة تالفة ولا يمكن قراءتها.
afterwards-error-file-pixels = في هذه الصورة بكسلات أكثر من اللازم. يُسمح في كل جانب بـ { $max }.
afterwards-error-file-memory = هذه الصورة كبيرة جدًا بعد فك ضغطها. احفظها ببكسلات أقل.
afterwards-error-file-grown = بعد إعادة كتابة هذا الملف من دون البيانات المرافقة للصورة يتجاوز حجمه { $max } ميغابايت. اختر صورة أصغر أو احفظها بصيغة JPEG.
afterwards-error-file-too-large = حجم الملف أكبر من { $max } ميغابايت. اختر ملفًا أصغر.
afterwards-error-files-many = يحتفظ التحالف بالفعل بعدد { $max } من الملفات. اترك هذا الملف أو احذف ملفًا آخر.
afterwards-error-many = سُجّل عن هذه الرسالة ما لا يتسع لمزيد.
afterwards-error-file-again = اختر الملف مرة أخرى: المتصفحات لا تحتفظ به.
file-organisers-only = للمنظِّمين فقط
file-kilobytes = { $count } كيلوبايت
noted-day = اليوم
noted-by-whom = من قام بذلك
noted-recipients = المرسَل إليهم
noted-way = الطريقة
noted-note = الملاحظة
noted-file = الصورة أو الوثيقة
noted-summary = الملخّص
noted-words = النص
happening-delivered = تسليم
happening-answered = رد
happening-unanswered = عدم ورود رد
happening-archived = الحفظ في الأرشيف
told-taken-back = جرى التراجع عنه لأنه سُجّل خطأً: { $what }.
told-opened = فُتحت للتوقيع
told-published = نُشرت للعموم
told-version = النسخة { $number } من النص
told-closed = أُغلقت
told-delivered = سُلّمت
told-delivery-corrected = صُحّح ما سُجّل عن تسليم: { $fields }.
told-answered = ورد رد
told-answer-corrected = صُحّح ما سُجّل عن رد: { $fields }.
told-unanswered = لم يكن قد ورد أي رد حتى هذا اليوم.
told-archived = حُفظت في الأرشيف
became-title = التسليم والرد
step-skipped = (مرحلة متروكة)
home-archive = الأرشيف

delivery-title = تسجيل تسليم
delivery-correct-title = تصحيح ما سُجّل عن التسليم
delivery-correct = صحِّح هذا
delivery-handed-over = هذا ما يُسلَّم
delivery-list-hint = تُحفظ القائمة كما هي عند تسجيلك التسليم: أعدادها وحالة سجلها.
delivery-day = في أي يوم
delivery-by = من سلّمها
delivery-by-hint = المنظمة أو الأشخاص الذين سلّموها. يقرأه الجميع.
delivery-to = لمن
delivery-how = كيف
delivery-way-words = بأي طريقة أخرى
delivery-note = ملاحظة
delivery-note-hint = يقرؤها الجميع: ماذا قيل ومن تسلّمها.
delivery-receipt = إيصال الاستلام
delivery-button = سجّل التسليم
delivery-with = مع
delivery-version = النسخة { $version }.
delivery-list-then = القائمة كما كانت عند تسجيل هذا، { $moment }.
delivery-log-then = سجلها
delivery-log-ended = في سجل كان للرسالة من قبل:
delivery-log = { PLURAL($count) ->
    [zero] لا قيود، الجذر
    [one] قيد واحد، الجذر
    [two] قيدان، الجذر
    [few] { $count } قيود، الجذر
    [many] { $count } قيدًا، الجذر
   *[other] { $count } قيد، الجذر
}
delivery-note-first = سجّل التسليم
delivery-note-first-hint = في أي يوم، ومن سلّمها ولمن وكيف، وبأي قائمة.
delivery-note-more = سجّل تسليمًا آخر
delivery-note-more-hint = إلى مرسَل إليه آخر أو بطريقة أخرى.
way-hand = باليد
way-post = بالبريد
way-email = بالبريد الإلكتروني
way-mission = عن طريق سفارة أو بعثة
way-public = تسليم علني
way-other = بطريقة أخرى

answer-title = تسجيل رد
answer-correct-title = تصحيح ما سُجّل عن الرد
answer-correct = صحِّح هذا
answer-lead = يقرأ الجميع ما تسجّله هنا. ويمكن أن تبقى الصورة الضوئية لدى المنظِّمين.
answer-day = في أي يوم ورد
answer-by = من ردّ
answer-by-hint = الجهة كما تسمّي نفسها.
answer-summary = ماذا يقول
answer-summary-hint = في جمل قليلة من عندك.
answer-text = نصه
answer-text-hint = حرفيًا، إن كان للجميع أن يقرؤوه.
answer-language = لغة النص
answer-language-hint = برمزها: en أو fr أو ar أو zh أو ko.
answer-scan = صورة ضوئية للرد
answer-button = سجّل الرد
answer-note = سجّل ردًا
answer-note-hint = من ردّ وبماذا. وقد يأتي متأخرًا.
silence-title = لم يرد أي رد
silence-lead = عدم الرد هو أيضًا رد، وتذكره الصفحة. وإن ورد رد لاحقًا أمكنك تسجيله.
silence-until = حتى متى انتظرتم
silence-until-hint = اليوم، أو يوم قبله.
silence-button = سجّل أنه لم يرد رد
silence-note = سجّل أنه لم يرد رد
silence-note-hint = مع اليوم الذي انتظرتم حتى حلوله.
archive-title = هل تُحفظ الرسالة في الأرشيف؟
archive-lead = تبلغ { $subject } نهايتها. وتبقى مقروءة مع قائمتها وسجلها ومسيرتها.
archive-takes-nothing = لا تقبل شيئًا بعد ذلك: لا توقيعات ولا تسليمات ولا ردود ولا تصحيحًا لما سُجّل.
archive-words = ما نتج عنها
archive-words-hint = كلمة لمن وقّعوا ولمن سيقرؤونها بعد عشر سنوات.
archive-button = احفظها في الأرشيف
archive-note = احفظها في الأرشيف
archive-note-hint = نهاية طريقها. تسأل الصفحة التالية عمّا نتج عنها.
take-back-title = هل تتراجع عن هذا؟
take-back-lead = آخر ما سُجّل: { $what }، بتاريخ { $day }.
take-back-state = تصبح الرسالة عندئذ: { $state }.
take-back-forgets = يُحذف ما سُجّل عنه مع صورته. وإن كانت الرسالة علنية ذكرت صفحتها أنه جرى التراجع عنه، ويحتفظ سجل النشاط بذلك أيضًا.
take-back-button = تراجع عنه

feed-delivered = سُلّمت: { $subject }
feed-delivered-by = سلّمها { $name } في { $day }.
feed-answered = ورد رد: { $subject }
feed-answered-by = ردّ { $name } في { $day }.

act-letter-delivered = سُجّل تسليم
act-delivery-corrected = صُحّح تسليم
act-letter-answered = سُجّل رد
act-answer-corrected = صُحّح رد
act-letter-unanswered = سُجّل أنه لم يرد رد
act-letter-archived = حُفظت الرسالة في الأرشيف
act-step-taken-back = جرى التراجع عن آخر خطوة
done-delivery-noted = سُجّل التسليم.
done-delivery-corrected = صُحّح التسليم.
done-answer-noted = سُجّل الرد.
done-answer-corrected = صُحّح الرد.
done-silence-noted = سُجّل أنه لم يرد رد.
done-letter-archived = حُفظت الرسالة في الأرشيف.
done-taken-back = جرى التراجع عن آخر خطوة.

letter-print = نسخة الطباعة
delivery-print = نسخة الطباعة: الرسالة والموقّعون والبصمات
print-title = للطباعة: { $subject }
print-language = اللغة
print-leave-out = أسقِط
print-people = الأشخاص
print-representatives = أسماء الممثلين
print-button = اطبع أو احفظ بصيغة PDF
print-show = اعرضها هكذا
print-hint = يمكن طباعتها أيضًا من قائمة المتصفح، على ورق A4 أو على القياس الأمريكي (Letter). واترك في نافذة الطباعة ترويسات المتصفح وتذييلاته.
print-check = كيف يُتحقَّق من هذه الرسالة
print-log = السجل
print-checkpoint = حالته
print-log-size = { PLURAL($count) ->
    [zero] لا قيود، الجذر
    [one] قيد واحد، الجذر
    [two] قيدان، الجذر
    [few] { $count } قيود، الجذر
    [many] { $count } قيدًا، الجذر
   *[other] { $count } قيد، الجذر
}
print-policy = السياسة، SHA-256
print-as-of = القائمة كما في
print-qr = عنوان الرسالة على شكل رمز QR
print-scan = المسح رقم { $number }
print-scans = صور الأوراق الموقَّعة الممسوحة ضوئيًا، ببصمات SHA-256
print-how-open = افتح صفحة الرسالة:
print-how-verify = اضغط هناك «تحقّق من هذه القائمة»، أو خذ الحزمة وتحقّق منها من دون هذا الموقع.
print-how-compare = قارن ما يُعثر عليه بالأرقام أعلاه. فالقائمة التي غُيّرت لها جذر آخر، والنص الذي غُيّر له بصمة أخرى.
print-confidential = هذه الرسالة سرية. وحين تُنشر يمكن للجميع التحقق من صفحتها وسجلها بمقارنتها بالأرقام أعلاه.

late-title = التوقيعات المتأخرة
late-lead = من يوقّع الآن يرد في ملحق، منفصلًا عمّن وقّعوا في الوقت المحدد، ولا يُحتسب معهم أبدًا. وما سُلّم يبقى على ما كان عليه.
late-reopen = الرسالة التي تقبل توقيعات متأخرة، أو فيها منها، لا تُفتح من جديد.
late-now = تُقبل الآن
late-until = تُقبل التوقيعات المتأخرة حتى { $moment }.
late-until-hint = تعمل حتى ذلك الحين الدعوات والاستمارة والتسجيل نيابة عن الغير والقوائم المستوردة.
late-button = اقبل توقيعات متأخرة
late-stop = لا تقبل المزيد
late-stop-hint = من ورد في الملحق يبقى فيه.
late-link = التوقيعات المتأخرة
late-link-hint = اقبل بعضها حتى وقت تختاره، في ملحق.
late-error-reopen = هذه الرسالة تقبل توقيعات متأخرة أو لها ملحق، فلا يمكن فتحها من جديد.
late-notice = أُغلقت هذه الرسالة. وتُقبل حتى { $moment } توقيعات متأخرة: سيرد اسمك في الملحق ولا يُحتسب مع من وقّعوا في الوقت المحدد.
late-not-counted = { PLURAL($count) ->
    [zero] لا توقيعات متأخرة.
    [one] ورد توقيع واحد بعد إغلاق الرسالة. وهو في الملحق وغير محتسب أعلاه.
    [two] ورد توقيعان بعد إغلاق الرسالة. وهما في الملحق وغير محتسبين أعلاه.
    [few] وردت { $count } توقيعات بعد إغلاق الرسالة. وهي في الملحق وغير محتسبة أعلاه.
    [many] ورد { $count } توقيعًا بعد إغلاق الرسالة. وهي في الملحق وغير محتسبة أعلاه.
   *[other] ورد { $count } توقيع بعد إغلاق الرسالة. وهي في الملحق وغير محتسبة أعلاه.
}
late-addendum = ملحق: توقيعات بعد إغلاق الرسالة
late-addendum-text = لا تُحتسب مع من وقّعوا في الوقت المحدد.
late-own = هذا توقيع متأخر: يرد في ملحق من وقّعوا بعد إغلاق الرسالة.
late-mark = متأخر
mail-late = أُغلقت الرسالة. وهذا التوقيع متأخر: يرد في الملحق، منفصلًا عمّن وقّعوا في الوقت المحدد.
act-late-allowed = قُبلت توقيعات متأخرة
act-late-stopped = أُوقفت التوقيعات المتأخرة
done-late-allowed = تُقبل التوقيعات المتأخرة الآن.
done-late-stopped = لم تعد تُقبل توقيعات متأخرة.

changes-title = تغييرات القائمة
changes-lead = ما صُحّح أو سُحب أو أُزيل بعد أن ورد في القائمة، يومًا بيوم (بالتوقيت العالمي). ومن دون أسماء: من سحب توقيعه لا يُذكر اسمه من جديد. ولكل تغيير قيد في السجل العام.
changes-none = لم يتغير شيء مما ورد في القائمة.
changes-list = إلى قائمة الموقّعين
changes-corrected-name = { PLURAL($count) ->
    [zero] لم يُصحَّح أي اسم.
    [one] صُحّح اسم واحد.
    [two] صُحّح اسمان.
    [few] صُحّحت { $count } أسماء.
    [many] صُحّح { $count } اسمًا.
   *[other] صُحّح { $count } اسم.
}
changes-corrected-detail = { PLURAL($count) ->
    [zero] لم يُصحَّح أي تفصيل غير الاسم.
    [one] صُحّح في قيد واحد تفصيل غير الاسم.
    [two] صُحّح في قيدين تفصيل غير الاسم.
    [few] صُحّح في { $count } قيود تفصيل غير الاسم.
    [many] صُحّح في { $count } قيدًا تفصيل غير الاسم.
   *[other] صُحّح في { $count } قيد تفصيل غير الاسم.
}
changes-corrected-level = { PLURAL($count) ->
    [zero] لم تُصحَّح كيفية التأكد من أي موقِّع.
    [one] صُحّحت في قيد واحد كيفية التأكد من الموقِّع.
    [two] صُحّحت في قيدين كيفية التأكد من الموقِّع.
    [few] صُحّحت في { $count } قيود كيفية التأكد من الموقِّع.
    [many] صُحّحت في { $count } قيدًا كيفية التأكد من الموقِّع.
   *[other] صُحّحت في { $count } قيد كيفية التأكد من الموقِّع.
}
