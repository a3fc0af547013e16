# مكتب المنظِّمين: الحسابات والرسائل والتوقيعات ودفتر العناوين والإعدادات.

## تسجيل الدخول
sign-in-title = تسجيل الدخول
sign-in-lead = لمنظّمي الرسائل. أمّا التوقيع على رسالة فلا يحتاج إلى حساب.
sign-in-demonstration = هذا عرض توضيحي. سجّل الدخول بالعنوان { $email } وكلمة المرور «{ $password }».
sign-in-email = البريد الإلكتروني
sign-in-password = كلمة المرور
sign-in-button = دخول
sign-in-forgotten = نسيت كلمة المرور
account-title = حسابك
account-who = دخلتَ باسم { $name }.
account-to-desk = إلى المكتب
account-sign-out = تسجيل الخروج
account-everywhere-text = إن فقدتَ جهازًا، أو استعملت جهازًا ليس لك، فأنهِ كل الجلسات دفعة واحدة. ستخرج من هنا أيضًا.
account-everywhere-button = الخروج من كل الأجهزة
account-password-title = كلمة المرور
account-password-link = تغيير كلمة المرور
forgotten-title = كلمة المرور المنسيّة
forgotten-lead = اكتب عنوانك، ونرسل إليك رابطًا تختار به كلمة مرور جديدة.
forgotten-button = أرسل الرابط
forgotten-sent-title = تحقّق من بريدك الوارد
forgotten-sent-text = إن كان لهذا العنوان حساب فالرابط في طريقه إليه. يصلح مرة واحدة، ولمدة قصيرة.
forgotten-sent-nothing = لم يصل شيء بعد دقائق؟ انظر في مجلد البريد المزعج، أو جرّب العنوان الذي دُعيت به.
reset-title = اختر كلمة مرور جديدة
reset-lead = عند حفظها تنتهي كل جلساتك، ثم تدخل بالكلمة الجديدة.
reset-name = اسمك
reset-name-hint = هذا ما يراه الآخرون في التحالف، وبه تخاطبك الرسائل.
reset-password = كلمة المرور الجديدة
reset-hint = 12 حرفًا على الأقل. تكفي بضع كلمات لا صلة بينها، ولا تُشترط أرقام ولا رموز.
reset-button = احفظ كلمة المرور

## المكتب
desk-title = المكتب
desk-letters = الرسائل
desk-address-book = دفتر العناوين
desk-settings = الإعدادات
desk-nav = مكتب { $name }
desk-your-role = دورك: { $role }
desk-write = اكتب رسالة
desk-none = لا تنتمي إلى أي ائتلاف بعد
desk-none-text = يستطيع أحد مالكي ائتلاف أن يدعوك إلى مكتبه. اطلب منه استعمال العنوان الذي دخلت به.
desk-empty = لا رسالة بعد
desk-empty-editor = ابدأ بنصّ لديك: الصقه، فيتوزّع على التاريخ والمرسَل إليهم والموضوع والمتن. أو ابدأ بصفحة بيضاء. لا يُنشر شيء قبل أن تفتح الرسالة للتوقيع.
desk-empty-viewer = حين يكتب أحدهم رسالة تظهر هنا.
desk-deadline = مفتوحة حتى { $deadline }
desk-deadline-past = الموعد النهائي: { $deadline }
desk-no-deadline = لم يُحدَّد موعد نهائي
desk-changed = آخر تعديل في { $day }
desk-held = { PLURAL($count) ->
    [zero] لا توقيع ينتظرك
    [one] توقيع واحد ينتظرك
    [two] توقيعان ينتظرانك
    [few] { $count } توقيعات تنتظرك
    [many] { $count } توقيعًا ينتظرك
   *[other] { $count } توقيع ينتظرك
}
desk-confidential = سرّية
desk-cancel = إلغاء
desk-back-to-letter = العودة إلى الرسالة
role-owner = مالك
role-editor = محرّر
role-viewer = مطّلع
role-translator = مترجم
role-reviewer = مراجع
role-representative = ممثّل
role-contributor = مساهم

## رسالة في المكتب
step-title = الوضع الحالي
step-now = الآن
step-answer = ردّ أو لا ردّ
step-next = ما يمكنك فعله الآن
letter-edit = تعديل النص
letter-review = اطلب ملاحظات الشركاء
letter-review-hint = يبيّن أن النص قيد النقاش. ويمكنك مواصلة الكتابة.
letter-redraft = العودة إلى المسوّدة
letter-open = الفتح للتوقيع …
letter-open-hint = ترى الرسالة مرة أخرى قبل فتحها. ومن بعدها يُجمَّد نصّها.
letter-close = الإغلاق …
letter-close-hint = تسألك الصفحة التالية إن كنت متأكدًا.
letter-reopen = الفتح من جديد …
letter-reopen-hint = بموعد أبعد. ويبقى النص كما هو.
letter-no-step = لا شيء يُفعل في المكتب الآن.
letter-signatures = التوقيعات
letter-signatures-later = يمكن التوقيع حين تُفتح الرسالة.
letter-see-signatures = كل التوقيعات
letter-facts = بيانات
letter-public-page = الصفحة العامة
letter-public-later = تظهر لحظة الفتح
letter-public-never = لا صفحة: الرسالة سرّية
letter-language = اللغة
letter-recipients = المرسَل إليهم
letter-no-recipients = لا أحد بعد
letter-conveners = المنظمات الداعية
letter-no-conveners = لا أحد
letter-who = من يحقّ له التوقيع
letter-deadline = الموعد النهائي
letter-visibility = الظهور
sensitive-title = رسالة حسّاسة
sensitive-is = لا يسمّي البريد المتعلق بهذه الرسالة الرسالةَ ولا الائتلاف ولا المخاطَبين، ولا تُظهر روابطه شيئًا قبل النقر، وتنتهي روابط الإيصالات بعد سبعة أيام. وفي صفحات الموقِّعين زر لمغادرتها بسرعة.
sensitive-is-not = يذكر البريد المتعلق بهذه الرسالة موضوعها. ضع عليها وسم الحساسية إن كان من الخطر على أحد أن يُعرف أنه وقّع أو دُعي إلى التوقيع.
sensitive-unset = إزالة وسم الحساسية
sensitive-set = وسمها بأنها حسّاسة
letter-changed = آخر تعديل
letter-versions = النُّسخ
letter-versions-none = لا نسخة بعد. تُنشأ الأولى عند فتح الرسالة.
letter-version = النسخة { $number }، { $day }
letter-manifest = بصمة SHA-256 للبيان
letter-text-file = النص (Markdown)
letter-manifest-file = البيان
who-organisations = المنظمات فقط
who-people = الأفراد فقط
who-both = المنظمات والأفراد
visibility-public = علنية
visibility-confidential = سرّية

## الفتح والإغلاق والفتح من جديد
open-title = الفتح للتوقيع
open-lead = هذه هي الرسالة كما سيقرؤها الجميع ويوقّعونها.
open-freezes = من يوقّع يوقّع هذه الكلمات بعينها. وأي تغيير لاحق يصير نسخة جديدة، فإن غيّر المعنى سُئل الجميع من جديد. اقرأها مرة أخرى، بصوت عالٍ إن أمكن.
open-public = تصبح الرسالة علنية على الفور.
open-confidential = الرسالة سرّية: يجيب عنوانها كأنه لم يوجد، ولا يراها إلا المنظِّمون والشركاء ومن تدعونهم.
open-button = افتح للتوقيع
open-edit = العودة إلى النص
open-no-closing = ليس في الرسالة عبارة ختام مثل «وتفضلوا بقبول فائق الاحترام». يمكنك فتحها بدونها.
open-refused = لا يمكن فتح الرسالة بعد
open-refused-fix = أصلِحه في النص
open-sheet = الرسالة
open-question = هل تفتحها؟
close-title = إغلاق التوقيع
close-lead = إذا أغلقتَ { $subject } فلن يستطيع أحد التوقيع.
close-list = قائمة الموقّعين كما هي حينها هي ما تسلّمه.
close-held = { PLURAL($count) ->
    [zero] لا توقيع ينتظر قرارك.
    [one] توقيع واحد ما زال ينتظر قرارك.
    [two] توقيعان ما زالا ينتظران قرارك.
    [few] { $count } توقيعات ما زالت تنتظر قرارك.
    [many] { $count } توقيعًا ما زال ينتظر قرارك.
   *[other] { $count } توقيع ما زال ينتظر قرارك.
}
close-again = يمكنك فتح الرسالة لاحقًا من جديد بموعد آخر.
close-button = أغلِق التوقيع
reopen-title = الفتح من جديد
reopen-lead = يبقى النص كما وُقّع. اختر إلى متى يمكن التوقيع الآن.
reopen-button = افتح من جديد

## المحرّر
editor-new = رسالة جديدة
editor-title = تعديل الرسالة
editor-lead = لا يرى هذه الصفحة إلا المنظِّمون. اترك ما لا تعرفه بعد فارغًا؛ سيُطلب منك عند فتح الرسالة.
editor-import = استيراد نص
editor-import-hint = الصق الرسالة كاملة: نصًّا عاديًّا أو ماركداون أو HTML، من Google Docs أو وورد أو بريد إلكتروني. تتوزّع على أجزائها: التاريخ والمرسَل إليهم والنُّسخ والموضوع والمتن والحواشي. يحلّ ذلك محلّ ما في الحقول الآن، ولا يُحفظ شيء قبل أن تحفظ.
editor-import-label = النص
editor-import-button = وزّع النص على الحقول
import-notes = ما قُرئ
import-understood = فُهم
import-uncertain = فُهم، لكن تحقّق منه
import-not-placed = تُرك في المتن: انظر فيه
import-missing = لم يوجد
import-line = السطر { $line }
import-place-and-date = المكان والتاريخ
import-recipient = مرسَل إليه
import-copies = مُبلَّغ للعلم
import-subject = الموضوع
import-salutation = التحية
import-body = المتن
import-closing = الخاتمة
import-footnote = حاشية
import-language = اللغة
import-front-matter = سطر في الرأس لا مكان له
import-second-date = تاريخ ثانٍ
import-heading = عنوان قبل التحية
import-sender = عنوان المرسِل
import-raw-html = وسوم HTML، تظهر نصًّا
import-footnote-undefined = علامة حاشية بلا حاشية
import-footnote-unused = حاشية لا يشير إليها شيء
import-no-recipient = مرسَل إليه
import-no-subject = موضوع
import-no-salutation = تحية
import-no-body = متن
import-no-closing = خاتمة
editor-import-file = أو ملف
editor-import-file-hint = ملف وورد (‎.docx، ويحفظه أيضًا Google Docs وLibreOffice) أو ماركداون أو صفحة ويب أو نص عادي، حتى 4 ميغابايت. لا نحتفظ بالملف نفسه.
import-left-out = تُرك جانبًا
import-changed = تغيّر
import-signers-list = قائمة الموقّعين التي تُركت جانبًا
import-line-separator = صار فاصل الأسطر سطرًا جديدًا
import-paragraph-separator = صار فاصل الفقرات سطرًا فارغًا
import-soft-hyphen = واصلة مخفية
import-character = محرف لا يمكن توقيعه
import-lost-character = ضاع حرف قبل أن يصل النص إلى هنا
import-bullet = بند في قائمة
import-image = صورة، والرسائل بلا صور
import-anchor = علامة موضع عنوان
import-link = صار عنوان الرابط بجانب كلماته
import-line-break = صارت المسافتان في آخر السطر سطرًا جديدًا
import-quoted = بريد مُعاد توجيهه، دون العلامة قبل كل سطر
import-signers = قائمة موقّعين، وليست جزءًا من الرسالة. أضفهم في صفحة التوقيعات
import-deleted = كلمات مشطوبة أو محذوفة
import-hidden = كلمات مخفية
import-comment = تعليقات
import-page-edge = رأس الصفحات أو تذييلها
import-too-long = نهاية النص: فهو أطول مما تكون عليه الرسائل
import-formula = صارت الصيغة الرياضية نصًّا عاديًّا
editor-about = الرسالة
editor-subject = الموضوع
editor-subject-hint = سطر واحد يقول ما تطلبه. وهو عنوان الرسالة في كل مكان.
editor-slug = العنوان
editor-slug-hint = الجزء الأخير من عنوان الرسالة: أحرف لاتينية صغيرة وأرقام وشرطات. يتداوله الناس في البريد والمطبوعات، فلا تغيّره إلا قبل ذلك.
editor-language = لغة الرسالة
editor-language-hint = رمز لغة: en أو fr أو ar أو ko أو zh-Hant …
editor-place = المكان والتاريخ
editor-place-hint = كما يظهران في رأس الرسالة: «تونس، 21 سبتمبر 2026»
editor-recipients = المرسَل إليهم
editor-recipient = المرسَل إليه { $number }
editor-copies = نسخة إلى
editor-copies-hint = من تُرسَل إليهم الرسالة للعلم ويُذكرون فيها.
editor-copy = المُبلَّغ للعلم { $number }
editor-honorific = اللقب
editor-honorific-hint = «صاحب السعادة»، «السيدة»: يُطبع قبل الاسم
editor-name = الاسم
editor-office = المنصب
editor-postal = العنوان البريدي
editor-email = البريد الإلكتروني للتسليم
editor-email-hint = ليس جزءًا من الرسالة، ولا يُنشر أبدًا
editor-add-recipient = أضِف مرسَلًا إليه
editor-add-copy = أضِف مُبلَّغًا للعلم
editor-remove-recipient = احذف المرسَل إليه { $number }
editor-remove-copy = احذف المُبلَّغ للعلم { $number }
editor-text = النص
editor-salutation = التحية
editor-body = المتن
editor-body-hint = سطر فارغ يبدأ فقرة جديدة.
editor-help = القوائم والتشديد والحواشي
editor-help-list = السطر الذي يبدأ بـ «1. » أو «- » بند في قائمة.
editor-help-emphasis = *نجمة* من كل جانب للإبراز، و**نجمتان** للتشديد.
editor-help-heading = «## » في أول السطر تجعله عنوانًا.
editor-help-footnote = الحاشية: اكتب [^1] في موضع العلامة، وعلى سطر مستقل [^1]: ثم الحاشية.
editor-help-link = رابط: [كلمات](https://…). وعند الطباعة يظهر العنوان بعد الكلمات.
editor-closing = الخاتمة
editor-closing-hint = «مع فائق الاحترام،». وتليها «نحن الموقّعين أدناه» والأسماء من تلقاء نفسها.
editor-labels = تسميتا «الموضوع» و«نسخة إلى»
editor-labels-hint = بلغة الرسالة. وإن تُركت فارغة: «Re:» و«CC:».
editor-subject-label = قبل الموضوع
editor-copies-label = قبل المُبلَّغين للعلم
editor-signing = التوقيع
editor-who = من يحقّ له التوقيع
editor-deadline = الموعد النهائي
editor-deadline-hint = لا يمكن التوقيع بعده. يلزم تاريخ ووقت قبل فتح الرسالة.
editor-zone = المنطقة الزمنية للموعد
editor-zone-hint = مدينة: جنيف أو سيول أو New York …، أو منطقة زمنية: Europe/Zurich
editor-conveners = المنظمات الداعية
editor-conveners-hint = منظمات من دفتر العناوين تدعو إلى التوقيع. تتصدّر القائمة حين توقّع.
editor-conveners-none = دفتر العناوين فارغ.
editor-conveners-add = أضِف منظمة
editor-visibility = من يراها
editor-public = الجميع، من لحظة فتحها
editor-confidential = المنظِّمون والشركاء ومن تدعونهم فقط: يجيب عنوانها كأنه لم يوجد
editor-save = احفظ
editor-numbered = ترقيم الفقرات
editor-numbered-hint = يرى القرّاء «1» و«2» … بجانب الفقرات، ويمكنهم وضع رابط إلى كل منها (‎#p7). ليست الأرقام جزءًا من النص الموقّع.
editor-numbered-on = مرقّمة
editor-preview = معاينة
editor-preview-title = كما ستبدو
editor-preview-live = تتبع المعاينة ما تكتبه.
editor-preview-working = يجري التحديث …
editor-preview-fresh = المعاينة محدَّثة.
editor-preview-failed = المعاينة غير متاحة الآن. ويبقى ما تكتبه في الاستمارة.
as-typed-title = يظهر كما كتبته
as-typed-lead = في صيغة ماركداون تتحوّل هذه المواضع إلى شيء آخر. تعرضها هذه الصفحة نصًّا كما هي، وقد لا تفعل برامج أخرى ذلك. زرّ «إبقاؤه نصًّا» يضع قبلها شرطة مائلة عكسية لا يراها أحد.
as-typed-button = إبقاؤه نصًّا
as-typed-number = ليس بندًا في قائمة
as-typed-plus = ليس بندًا في قائمة
as-typed-emphasis = نجوم أو شرطات سفلية داخل كلمة أو بين أرقام
as-typed-strike = ليس نصًّا مشطوبًا
as-typed-underline = سطر من الشرطات أو علامات التساوي تحت فقرة، وليس عنوانًا
as-typed-heading = عنوان بلا كلمات
as-typed-definition = كان سيختفي بوصفه عنوانًا لرابط
as-typed-indented = نص مُزاح عن الهامش، وليس شيفرة برنامج
as-typed-code = علامات شيفرة برنامج داخل كلمة
as-typed-fence = علامات شيفرة برنامج
as-typed-quote = علامة قبل رقم، وليست اقتباسًا
as-typed-cell = خلايا أكثر من أعمدة الجدول
as-typed-image = صورة، والرسائل بلا صور
as-typed-link = ليس رابطًا إلى موقع أو بريد، أو رابط تذكر كلماته عنوانًا آخر
as-typed-entity = كان سيصير حرفًا واحدًا
as-typed-html = وسوم HTML
as-typed-footnote = حاشية غير موجودة أو مكررة أو داخل جزء آخر
as-typed-nested = تداخل أعمق مما تعرضه الصفحة
as-typed-whole = النص كله، لأن علاماته متعارضة

## التوقيعات في المكتب
signatures-title = التوقيعات
signatures-search = ابحث عن اسم
signatures-search-button = ابحث
signatures-filter = اعرض
signatures-all = الكل
signature-waits = بانتظار موافقتك
signatures-found = { PLURAL($count) ->
    [zero] لا توقيع
    [one] توقيع واحد
    [two] توقيعان
    [few] { $count } توقيعات
    [many] { $count } توقيعًا
   *[other] { $count } توقيع
}
signatures-none = لم يوقّع أحد بعد
signatures-none-text = يظهر أول توقيع هنا حال وصوله. أعطِ عنوان الرسالة لمن ينبغي أن يوقّعها.
signatures-none-draft = تتلقّى الرسالة التوقيعات حين تُفتح.
signatures-none-found = لم يوجد شيء
signatures-none-found-text = لا توقيع يطابق هذا البحث.
signatures-show-all = اعرض الكل
signatures-add = أضِف نيابة عن منظمة
signatures-who = الموقّع
signatures-where = الحالة
signatures-contact = الممثّل وجهة الاتصال
signatures-when = متى
signatures-actions = إجراءات
signature-organisation = منظمة
signature-in-book = في دفتر العناوين
signature-contact-erased = مُحيت جهة الاتصال
signature-posted = أُرسل في { $day }
signature-confirmed = أُكّد في { $day }
signature-on-behalf = أدخله { $name } نيابة عنها
signature-approve = اقبل
signature-hold = علّق
signature-remove = أزِل …
signature-resend = أعِد إرسال البريد
signature-category-of = فئة { $name }
signature-details = التفاصيل
signature-category = الفئة
signature-category-button = غيّر
reason-not-theirs = ليس توقيعهم: هكذا قال الموقّع المذكور
reason-duplicate = الموقّع نفسه مذكور مرتين
reason-not-identified = تعذّرت معرفة صاحبه
reason-own-request = طلبوا ذلك
reason-abuse = غير جادّ: إساءة أو دعاية
reason-denied = قال صندوق بريده: «لم أكن أنا»

## الإزالة والإضافة
remove-title = إزالة توقيع
remove-lead = يُرفع { $name } من القائمة ولا يُحسب بعدها. لا رجوع عن ذلك: من أراد الظهور مجددًا وقّع من جديد.
remove-record = يبقى السبب في السجل. ولا تُظهره القائمة نفسها.
remove-reason = لماذا؟
remove-button = أزِل التوقيع
add-title = إضافة نيابة عن منظمة
add-lead = لمنظمة أخبرتك بأنها توقّع: هاتفيًا أو في اجتماع أو برسالة.
add-what-happens = ما الذي يحدث بعدها
add-step-unlisted = لا تظهر المنظمة في القائمة بعد.
add-step-mail = يتلقّى ممثّلها بريدًا يقول إنك أدخلتها.
add-step-press = يضغط زرًّا واحدًا. وعندها فقط تظهر المنظمة وتُحسب.
add-name = اسم المنظمة
add-name-hint = كما ينبغي أن يظهر
add-country = البلد
add-site = الموقع
add-site-hint = إن كان صندوق البريد من النطاق نفسه ذكرت القائمة ذلك.
add-representative = من يوقّع عنها
add-office = منصبه
add-list-representative = إظهار الاسم والمنصب أيضًا
add-email = عنوانه في العمل
add-email-hint = يصل البريد إليه. ولا يُنشر العنوان أبدًا.
add-button = أضِف وأرسل البريد

## دفتر العناوين
organisations-title = دفتر العناوين
organisations-lead = المنظمات التي تكتب معها. لا شيء هنا علني. من يوقّع عن إحداها من نطاقها يظهر فورًا، ومن سواه ينتظرك.
organisations-search = ابحث عن اسم أو نطاق
organisations-add = أضِف منظمة
organisations-none = دفتر العناوين فارغ
organisations-none-text = أدخل المنظمات التي تتوقّع توقيعها، فتظهر توقيعاتها دون أن تنتظرك.
organisations-none-found = لا منظمة تطابق هذا البحث.
organisations-contacts = { PLURAL($count) ->
    [zero] لا جهة اتصال
    [one] جهة اتصال واحدة
    [two] جهتا اتصال
    [few] { $count } جهات اتصال
    [many] { $count } جهة اتصال
   *[other] { $count } جهة اتصال
}
organisation-new = إضافة منظمة
organisation-edit = تعديل المنظمة
organisation-legal-name = الاسم الرسمي
organisation-names = أسماء بلغات أخرى
organisation-names-hint = اسم في كل سطر تسبقه اللغة: «ko: 한강인권센터»
organisation-country = البلد
organisation-site = الموقع
organisation-site-hint = بنطاقه تُعرف التوقيعات الآتية من صناديق بريدها.
organisation-kind = النوع
organisation-contacts = عناوين الاتصال
organisation-contacts-hint = عنوان في كل سطر. لا تُنشر أبدًا.
organisation-save = احفظ
organisation-delete = احذف هذه المنظمة …
organisation-delete-text = تخرج من دفتر العناوين. وتبقى توقيعاتها كما هي.
organisation-delete-button = احذفها
kind-ngo = منظمة غير حكومية
kind-network = شبكة أو ائتلاف
kind-faith = جماعة دينية
kind-union = نقابة
kind-academic = جامعة أو معهد بحث
kind-professional = جمعية مهنية
kind-other = غير ذلك

## الإعدادات
settings-title = الإعدادات
settings-coalition = الائتلاف
settings-name = الاسم
settings-name-hint = كما يظهر في ترويسة الرسائل
settings-accent = اللون
settings-accent-hint = للروابط والأزرار. يجب أن يباين الورق بنسبة 4.5 إلى 1 على الأقل ليستطيع الجميع القراءة؛ تُرفض الألوان الشاحبة. ويُشتقّ منه لون أفتح للشاشات الداكنة.
settings-contact = جهة الاتصال العامة
settings-contact-hint = عنوان الأمانة، يظهر مع كل رسالة
settings-save = احفظ
settings-mail = البريد
settings-mail-proven = ثبت عمل البريد في { $day }.
settings-mail-unproven = أرسل بريدًا تجريبيًا أولًا: لا تُفتح رسالة قبل أن يعمل البريد.
settings-mail-demonstration = هذا عرض تجريبي: لا يخرج البريد منه. ويمكنك قراءته في صندوقه.
settings-mail-mailbox = افتح الصندوق
settings-test-email = إلى أي عنوان
settings-test-button = أرسل بريدًا تجريبيًا
settings-test-queued = بريد الاختبار المطلوب في { $moment } في الانتظار: لم يستلمه خادم البريد بعد. أعد تحميل الصفحة لترى.
settings-test-retried = بريد الاختبار المطلوب في { $moment } في الانتظار. { $why } نحاول من جديد؛ أعد تحميل الصفحة لترى.
settings-test-sent = استلم خادم البريد بريد الاختبار المطلوب في { $moment }.
settings-test-failed = لم يُرسل بريد الاختبار المطلوب في { $moment }. { $why }
settings-test-why-not-taken = تعذّر الوصول إلى خادم البريد، أو لم يستلمه.
settings-test-why-refused = رفضه خادم البريد: تحقّق من العنوان، ومن المرسِل الذي ضبطه مضيفكم.
settings-test-why-address = لا يستطيع خادم البريد الوصول إلى هذا العنوان.
settings-test-why-broken = تعذّرت كتابة الرسالة بسبب خطأ من جانبنا. يجده مضيفكم في سجل الخادم.
settings-test-why-stopped = لا يريد صاحب العنوان مزيدًا من الرسائل.
settings-organisers = المنظِّمون
settings-organiser-waiting = مدعوّ، ولم يختر كلمة مرور بعد
settings-role = الدور
settings-role-of = دور { $name }
settings-role-button = غيّر
settings-role-owner-hint = المالك يفعل كل شيء، ويختار المنظِّمين.
settings-role-editor-hint = المحرّر يكتب الرسائل ويفتحها ويغلقها، ويقرّر في التوقيعات.
settings-role-viewer-hint = المطّلع يرى المكتب دون جهات الاتصال، ولا يغيّر شيئًا.
settings-organiser-remove = أزِل …
settings-organiser-remove-text = لن يرى هذا المكتب بعدها. ويبقى ما فعله في السجل.
settings-organiser-remove-button = أزِله من المكتب
settings-invite = دعوة منظِّم
settings-invite-lead = يتلقّى بريدًا فيه رابط لاختيار كلمة مرور.
settings-invite-name = الاسم
settings-invite-email = البريد الإلكتروني
settings-invite-button = أرسل الدعوة
settings-read-only = لا يغيّر هذا إلا المالكون.

# Erasure
erase-title = احذف كل ما يتعلق به …
erase-text = يُحذف الاسم والعنوان ونص القيد في السجل العلني نهائيًا. لا يمكن لأحد استرجاعها، ولا يُرسل أي بريد.
erase-counted = يقول السجل العلني عندئذ إن التوقيع لم يعد في القائمة، كما يقول عن السحب، ولا يزيد.
erase-button = احذف نهائيًا
undelivered-not-taken = تعذّر تسليم آخر رسالة إلى هذا العنوان بعد يومين من المحاولات.
undelivered-refused = رُفضت آخر رسالة: تحقّق من العنوان.
undelivered-address = لا يستطيع خادم بريدنا الوصول إلى هذا العنوان. اطلب عنوانًا آخر.
undelivered-broken = تعذّرت كتابة آخر رسالة بسبب خطأ من جانبنا. يجده مضيفكم في سجل الخادم.
letter-given-up = { PLURAL($count) ->
    [one] أخفقت خطوة تلقائية واحدة لهذه الرسالة ولن تُعاد محاولتها.
    [two] أخفقت خطوتان تلقائيتان لهذه الرسالة ولن تُعاد محاولتهما.
    [few] أخفقت { $count } خطوات تلقائية لهذه الرسالة ولن تُعاد محاولتها.
   *[other] أخفقت { $count } خطوة تلقائية لهذه الرسالة ولن تُعاد محاولتها.
 } اطلب من مضيفكم النظر في «undersigned jobs».
undelivered-stopped = لا يريد صاحب العنوان مزيدًا من الرسائل عن هذه الرسالة المفتوحة.
