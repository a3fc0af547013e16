# من يجوز له الدخول، ومن فعل ماذا.
activity-title = سجل النشاط
activity-lead = من فعل ماذا، الأحدث أولًا. لا يمكن تغيير أي شيء هنا أو حذفه، ولا يراه إلا المنظِّمون.
activity-filter = أنواع النشاط
activity-all = الكل
activity-letters = الرسائل
activity-signatures = التوقيعات
activity-organisations = دفتر العناوين
activity-organisers = المنظِّمون
activity-settings = الإعدادات
activity-exports = التصدير
activity-sign-ins = تسجيل الدخول
activity-person = بفعل
activity-everybody = الجميع
activity-show = عرض
activity-none = لا شيء بعد
activity-none-text = ما يفعله المنظِّمون من الآن فصاعدًا يظهر هنا.
activity-by-itself = الخادم نفسه
act-letter-created = بدء رسالة
act-letter-edited = حفظ مسودة
act-letter-in-review = طلب ملاحظات الشركاء
act-letter-redrafted = إعادة الرسالة إلى الصياغة
act-letter-opened = فتح الرسالة للتوقيع
act-publication-planned = تحديد موعد النشر
act-publication-stopped = إلغاء موعد النشر
act-letter-published = نشر رسالة سرية
act-letter-closed = إغلاق الرسالة
act-letter-reopened = إعادة فتح الرسالة
act-signature-added = إدراج منظمة بالنيابة عنها
act-signatures-brought-in = إدخال توقيعات جُمعت في مكان آخر
act-signature-approved = إدراج توقيع في القائمة
act-signature-held = رفع توقيع من القائمة مؤقتًا
act-signature-removed = إزالة توقيع
act-signature-erased = محو توقيع
act-signature-category = تغيير فئة شخص
act-signature-resent = إعادة إرسال رسالة التأكيد
act-organisation-added = إضافة منظمة إلى دفتر العناوين
act-organisation-changed = تعديل بيانات منظمة
act-organisation-deleted = حذف منظمة من دفتر العناوين
act-organiser-added = إضافة منظِّم
act-role-changed = تغيير دور
act-organiser-removed = إزالة منظِّم
act-partner-invited = دعوة شريك
act-partner-removed = إزالة شريك
act-settings-changed = تغيير الإعدادات
act-test-mail-sent = إرسال رسالة تجريبية
act-signatures-exported = تصدير التوقيعات
act-signed-in = تسجيل دخول
act-second-factor-added = إعداد عامل ثانٍ
act-second-factor-removed = إزالة العامل الثاني
act-recovery-code-used = استعمال رمز احتياطي
# العامل الثاني.
second-title = العامل الثاني
account-second-link = إعداد عاملك الثاني أو تغييره
second-why = مع العامل الثاني لا تكفي كلمة المرور وحدها: يطلب تسجيل الدخول أيضًا رمزًا يتغير كل نصف دقيقة ويعرضه تطبيق على هاتفك.
second-how = تحتاج إلى تطبيق للرموز ذات الاستعمال الواحد، كالذي في هاتفك أو في مدير كلمات المرور لديك. لا يحتاج إلى شبكة ولا يخبر أحدًا بشيء.
second-begin = إعداد عامل ثانٍ
second-since = تُطلب رموز تطبيقك منذ { $day }.
second-recovery-left = { PLURAL($count) ->
    [zero] لم يبق لديك أي رمز احتياطي. أزل العامل الثاني وأعِدَّه من جديد لتحصل على رموز جديدة.
    [one] بقي لديك رمز احتياطي واحد.
    [two] بقي لديك رمزان احتياطيان.
    [few] بقيت لديك { $count } رموز احتياطية.
    [many] بقي لديك { $count } رمزًا احتياطيًا.
   *[other] بقي لديك { $count } رمز احتياطي.
}
second-remove-title = إزالة العامل الثاني
second-remove-text = بعد ذلك تكفي كلمة مرورك لتسجيل الدخول، وتبطل رموزك الاحتياطية. للانتقال إلى هاتف آخر أزِله هنا ثم أعِدَّه هناك.
second-remove-button = إزالته
second-code = الرمز
second-code-or-recovery = الأرقام الستة التي يعرضها تطبيقك الآن، أو أحد رموزك الاحتياطية.
second-setup-title = إعداد عامل ثانٍ
second-setup-app = أضف هذا الحساب إلى تطبيقك
second-setup-scan = امسح هذه الصورة بالتطبيق:
second-setup-picture = رمز QR فيه السر المكتوب نصًا أدناه
second-setup-type = أو اكتب هذا السر في التطبيق (النوع: زمني، ستة أرقام):
second-setup-code-hint = الأرقام الستة التي يعرضها التطبيق الآن. من ذلك الحين يطلب تسجيل الدخول رمزًا.
second-setup-button = تأكيد
second-recovery-title = رموزك الاحتياطية
second-recovery-on = العامل الثاني مفعَّل. وقد سُجِّل خروجك من كل مكان آخر.
second-recovery-keep = احفظ هذه الرموز العشرة حيث تجدها من دون هاتفك: على ورق أو في مدير كلمات المرور.
second-recovery-once = كل رمز يسجّل دخولك مرة واحدة. لا تظهر الرموز إلا الآن، ولا يمكننا عرضها مرة أخرى.
second-sign-in-title = أدخل رمزًا
second-sign-in-lead = كلمة مرورك صحيحة. والآن العامل الثاني.
second-again-title = هل هذا أنت؟
second-again-lead = قبل فعل بعيد الأثر نطلب رمزًا من جديد، إلا إذا أعطيت رمزًا في الدقائق العشر الأخيرة. ثم تعود إلى المكان نفسه وتضغط الزر مرة أخرى.
second-go-on = متابعة
settings-organiser-no-second-factor = ليس لديه عامل ثانٍ بعد
open-second-factor-demonstration = هذا عرض تجريبي: في خادم حقيقي يحتاج كل مالك إلى عامل ثانٍ قبل أن تُفتح رسالة.
done-second-factor-removed = أُزيل العامل الثاني.
done-second-factor-needed = يحتاج هذا إلى عامل ثانٍ. أعِدَّ واحدًا أولًا.
error-code = هذا الرمز غير صحيح أو سبق استعماله. تتغير الرموز كل نصف دقيقة: جرّب الرمز التالي.
error-password-wrong = كلمة المرور غير صحيحة.
error-second-factor-missing = { PLURAL($count) ->
    [one] هناك مالك واحد بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
    [two] هناك مالكان بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
    [few] هناك { $count } مالكين بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
    [many] هناك { $count } مالكًا بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
   *[other] هناك { $count } مالك بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
}
