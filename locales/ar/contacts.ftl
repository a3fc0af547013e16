# تصدير بيانات الاتصال، ويلزم له شخصان أو يوم.
contacts-title = تصدير بيانات الاتصال
contacts-link = تصدير بيانات الاتصال
contacts-lead = ملف فيه عناوين الجميع هو أخطر ما يمكن أن يخرج من هذا المكتب. لذلك يُبلَّغ كل مالك حين يطلب أحد ملفًا كهذا.
contacts-second = يوافق عليه منظِّم ثانٍ، أو تمضي 24 ساعة؛ وحتى ذلك الحين يستطيع أيٌّ منكم إيقافه.
contacts-alone = لا أحد غيرك في تحالفك يستطيع الموافقة عليه، لذلك تمضي 24 ساعة قبل أن تستطيع تنزيله. ولا يستطيع ذلك من دعوتَه أنت، ولا من دعاه الشخص نفسه الذي دعاك: اطلب من القائمين على هذا الموقع إنشاء مالك ثانٍ.
contacts-what = بيانات اتصال
contacts-of-book = دفتر العناوين
contacts-of-letter = موقّعي «{ $subject }»
contacts-ask = اطلب الملف
contacts-list = عمليات التصدير المطلوبة
contacts-none = لم يُطلب أي تصدير.
contacts-none-text = القوائم العلنية، وليس فيها عناوين، لا تحتاج إلى هذا: تجدها في صفحة كل رسالة.
contacts-somebody = شخص لم يعد هنا
contacts-asked-by = طلبه { $name }
contacts-approved-by = وافق عليه { $name }.
contacts-stopped-by = أوقفه { $name }.
contacts-fetch-xlsx = تنزيل جدول (XLSX)
contacts-fetch = تنزيل ملف CSV
contacts-approve = وافق
contacts-stop = أوقفه
contacts-standing-waiting = يحتاج إلى موافقة منظِّم ثانٍ قبل { $moment }.
contacts-standing-ready = جاهز: يستطيع من طلبه تنزيله مرة واحدة، حتى { $moment }.
contacts-standing-stopped = أُوقف في { $moment }.
contacts-standing-fetched = نُزِّل في { $moment }.
contacts-standing-lapsed = لم يُنزَّل في الوقت المحدد.
done-contacts-asked = طُلب الملف، ويُبلَّغ كل مالك.
done-contacts-approved = تمت الموافقة: يستطيع من طلبه تنزيل الملف الآن.
done-contacts-stopped = أُوقف.
act-organisations-exported = تصدير دفتر العناوين مع بيانات الاتصال
act-contacts-asked = طلب تصدير بيانات الاتصال
act-contacts-approved = الموافقة على تصدير بيانات الاتصال
act-contacts-stopped = إيقاف تصدير بيانات الاتصال
mail-contacts-subject = { $coalition }: طلب أحدهم كل بيانات الاتصال
mail-contacts-lead = طلب { $by } ملفًا من مكتب { $coalition }: { $what }.
mail-contacts-signatures = بيانات اتصال جميع موقّعي رسالة
mail-contacts-book = بيانات الاتصال في دفتر العناوين
mail-contacts-wait = يمكن تنزيله حين يوافق عليه منظِّم ثانٍ، أو بعد 24 ساعة.
mail-contacts-link = اطّلع عليه، أو وافق عليه، أو أوقفه
mail-contacts-not-them = إن لم تكن تعلم بالأمر فأوقفه واسأل إن كان هو من طلبه حقًّا.

# جهة اتصال واحدة كاملة
contact-show = إظهار جهة الاتصال
contact-show-one = إظهار جهة اتصال
contact-title = جهة الاتصال
contact-back = رجوع
contact-representative = الممثِّل
contact-address = البريد الإلكتروني
contact-noted = كل جهة اتصال تُظهرها تُدوَّن في سجل النشاط.
contact-shown = { $shown } من { $most } خلال 24 ساعة.
contact-write-instead = يمكن الكتابة وإعادة الإرسال والتذكير دون رؤية العنوان.
look-up-title = البحث عن عنوان بريد
look-up-hint = اكتب العنوان كاملًا. يُسجَّل كل بحث في النشاط دون العنوان، ويُحتسب كجهة اتصال أُظهرت.
look-up-done = هذا ما يتعلق بالعنوان الذي بحثت عنه.
contact-keep = إبقاء
contact-replace = استبدال
contact-remove = إزالة
contact-new = بريد إلكتروني جديد
contacts-on-file = جهات الاتصال المسجَّلة
contacts-on-file-hint = العناوين محجوبة. لتغيير أحدها اختر مصيره؛ ولا يتغيّر شيء قبل الحفظ.
act-contact-shown = أُظهرت جهة اتصال
act-address-looked-up = بُحث عن عنوان بريد
error-contacts-shown = أُظهر من جهات الاتصال خلال 24 ساعة كل ما يمكن لشخص واحد أو لتحالف واحد إظهاره. يمكنك المتابعة غدًا.

act-account-deleted = حذف صاحبُ الحساب حسابَه
mail-account-deleted-subject = { $coalition }: حذف أحد المنظِّمين حسابه
mail-account-deleted-lead = حذف أحد منظِّمي { $coalition } حسابه للتو. ويسمّيه سجل النشاط الآن «{ $who }»، ويبقى فيه ما فعله.
mail-account-deleted-exports = { PLURAL($count) ->
    [one] كان قد طلب تصدير بيانات اتصال، وقد أُوقف.
    [two] كان قد طلب تصديرَي بيانات اتصال، وقد أُوقفا.
    [few] كان قد طلب { $count } عمليات تصدير لبيانات اتصال، وقد أُوقفت.
    [many] كان قد طلب { $count } عملية تصدير لبيانات اتصال، وقد أُوقفت.
   *[other] كان قد طلب { $count } عملية تصدير لبيانات اتصال، وقد أُوقفت.
}
mail-account-deleted-link = انظر ما فعله
