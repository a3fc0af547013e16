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
person-departed = حساب محذوف رقم { $number }
person-departed-role = حساب محذوف رقم { $number } ({ $role })
act-letter-created = بدء رسالة
act-letter-edited = حفظ مسودة
act-letter-in-review = طلب ملاحظات الشركاء
act-letter-redrafted = إعادة الرسالة إلى الصياغة
act-letter-opened = فتح الرسالة للتوقيع
act-letter-sensitive = وُسمت الرسالة بأنها حسّاسة
act-letter-not-sensitive = أُزيل وسم الحساسية عن الرسالة
act-publication-planned = تحديد موعد النشر
act-publication-stopped = إلغاء موعد النشر
act-letter-published = نشر رسالة سرية
act-letter-closed = إغلاق الرسالة
act-letter-reopened = إعادة فتح الرسالة
act-signature-added = إدراج منظمة بالنيابة عنها
act-signatures-brought-in = استيراد توقيعات
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
act-test-mail-sent = طلب رسالة تجريبية
act-signatures-exported = تصدير التوقيعات
act-signed-in = تسجيل دخول
act-second-factor-added = إعداد رموز من تطبيق
act-second-factor-removed = إزالة رموز من تطبيق
act-passkey-added = إنشاء مفتاح مرور
act-passkey-removed = إزالة مفتاح مرور
act-recovery-code-used = استعمال رمز احتياطي
act-recovery-codes-renewed = استبدال الرموز الاحتياطية
# العامل الثاني.
second-title = العامل الثاني
account-second-link = إعداد عاملك الثاني أو تغييره
second-why = مع العامل الثاني لا تكفي كلمة المرور وحدها: يطلب تسجيل الدخول أيضًا مفتاح مرور، أو رمزًا يعرضه تطبيق.
second-how = يعرض تطبيق رمزًا يتغير كل نصف دقيقة، وفي هاتفك أو في مدير كلمات المرور لديك تطبيق منها. لا يحتاج إلى شبكة ولا يخبر أحدًا بشيء.
second-begin = إعداد رموز من تطبيق
second-since = تُطلب رموز تطبيقك منذ { $day }.
second-recovery-left = { PLURAL($count) ->
    [zero] لم يبق لديك أي رمز احتياطي. أزل العامل الثاني وأعِدَّه من جديد لتحصل على رموز جديدة.
    [one] بقي لديك رمز احتياطي واحد.
    [two] بقي لديك رمزان احتياطيان.
    [few] بقيت لديك { $count } رموز احتياطية.
    [many] بقي لديك { $count } رمزًا احتياطيًا.
   *[other] بقي لديك { $count } رمز احتياطي.
}
second-remove-title = إزالة الرموز
second-remove-text = إن لم يكن لديك مفتاح مرور فستكفي بعد ذلك كلمة مرورك لتسجيل الدخول وتبطل رموزك الاحتياطية. للانتقال إلى هاتف آخر أزِل الرموز هنا ثم أعِدَّها هناك.
second-remove-button = إزالتها
second-code = الرمز
second-code-or-recovery = الأرقام الستة التي يعرضها تطبيقك الآن، أو أحد رموزك الاحتياطية.
second-setup-title = إعداد رموز من تطبيق
second-setup-app = أضف هذا الحساب إلى تطبيقك
second-setup-scan = امسح هذه الصورة بالتطبيق:
second-setup-picture = رمز QR فيه السر المكتوب نصًا أدناه
second-setup-type = أو اكتب هذا السر في التطبيق (النوع: زمني، ستة أرقام):
second-setup-code-hint = الأرقام الستة التي يعرضها التطبيق الآن. من ذلك الحين يطلب تسجيل الدخول رمزًا.
second-setup-button = تأكيد
second-password-hint = كي لا يُعدّه أحد يجد متصفحك مفتوحًا.
second-recovery-renew = تحل الرموز الجديدة محل كل ما بقي: ولا تعود الرموز التي حفظتها صالحة.
second-recovery-renew-button = إنشاء رموز احتياطية جديدة
second-recovery-renewed = تحل هذه محل الرموز السابقة التي لم تعد صالحة.
second-recovery-title = رموزك الاحتياطية
second-recovery-on = العامل الثاني مفعَّل. وقد سُجِّل خروجك من كل مكان آخر.
second-recovery-keep = احفظ هذه الرموز العشرة حيث تجدها من دون هاتفك: على ورق أو في مدير كلمات المرور.
second-recovery-once = كل رمز يسجّل دخولك مرة واحدة. لا تظهر الرموز إلا الآن، ولا يمكننا عرضها مرة أخرى.
second-sign-in-title = العامل الثاني
second-sign-in-lead = كلمة مرورك صحيحة. والآن أثبت أنه أنت.
second-again-title = هل هذا أنت؟
second-again-lead = قبل فعل بعيد الأثر نطلب عاملك الثاني من جديد، إلا إذا أعطيته في الدقائق العشر الأخيرة. ثم تصل إلى الصفحة.
second-again-posted = قبل فعل بعيد الأثر نطلب عاملك الثاني من جديد، إلا إذا أعطيته في الدقائق العشر الأخيرة. وما طلبته يتم فور إعطائه.
second-go-on = متابعة
settings-organiser-no-second-factor = ليس لديه عامل ثانٍ بعد
open-second-factor-demonstration = هذا عرض تجريبي: في خادم حقيقي يحتاج كل مالك إلى عامل ثانٍ قبل أن تُفتح رسالة.
done-second-factor-removed = أُزيلت الرموز.
done-second-factor-needed = يحتاج هذا إلى عامل ثانٍ. أعِدَّ واحدًا أولًا.
error-code = هذا الرمز غير صحيح أو سبق استعماله. تتغير الرموز كل نصف دقيقة: جرّب الرمز التالي.
error-password-wrong = كلمة المرور غير صحيحة.
error-second-factor-missing = { PLURAL($count) ->
    [zero] لكل المالكين عامل ثانٍ الآن. حاول مرة أخرى.
    [one] هناك مالك واحد بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
    [two] هناك مالكان بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
    [few] هناك { $count } مالكين بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
    [many] هناك { $count } مالكًا بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
   *[other] هناك { $count } مالك بلا عامل ثانٍ بعد. يحتاج كل مالك إلى عامل ثانٍ قبل فتح رسالة؛ أعِدَّ عاملك هنا.
}
# Passkeys as a second factor.
passkey-title = مفتاح مرور
passkey-why = مفتاح المرور مفتاح يحفظه هاتفك أو حاسوبك أو مفتاح أمان، ويُفتح ببصمة إصبعك أو وجهك أو برمز سري. ولا تستطيع أي صفحة زائفة أن تنتزعه منك.
passkey-begin = أنشئ مفتاح مرور
passkey-another = أنشئ مفتاح مرور آخر
passkey-no-name = لا تنشئ المتصفحات مفاتيح مرور إلا لعنوان هو اسم، وعنوان هذا الخادم رقم.
passkey-since = أُنشئ في { $day }
passkey-used = واستُعمل آخر مرة في { $day }
passkey-remove = أزله
passkey-remove-this = أزل مفتاح المرور { $name }
passkey-make-text = سمِّه باسم تعرفه به من بعد، ثم يسألك متصفحك كيف تريد حفظه.
passkey-name = الاسم
passkey-name-hint = مثلًا: هاتفي، مفتاح الأمان الأزرق
passkey-make = أنشئ مفتاح المرور
passkey-needs-scripts = يحتاج مفتاح المرور إلى JavaScript وإلى متصفح حديث. أما رموز التطبيق فتعمل من دونه.
passkey-failed = لم ينجح ذلك. حاول مجددًا.
passkey-use = استعمل مفتاح مرور
passkey-else-code = يحتاج مفتاح مرورك إلى JavaScript وإلى متصفح حديث. استعمل هنا رمزًا بدلًا منه.
passkey-remove-title = أتريد إزالة مفتاح المرور هذا؟
passkey-remove-text = لن يُدخلك بعد الآن. احذفه من جهازك أيضًا.
passkey-remove-last = هو عاملك الثاني الوحيد. بعد إزالته تكفي كلمة المرور وحدها للدخول، وتبطل رموزك الاحتياطية. احذفه من جهازك أيضًا.
passkey-remove-button = أزله
second-on = كلمة المرور وحدها لا تفتح شيئًا: يُطلب عند الدخول واحد مما يلي أيضًا.
second-app-title = رموز من تطبيق
second-back = عودة إلى حسابك
second-recovery-alone = أحد رموزك الاحتياطية.
done-passkey-added = أُعِدَّ مفتاح المرور.
done-passkey-removed = أُزيل مفتاح المرور.
done-second-factor-added = تُطلب رموز تطبيقك من الآن فصاعدًا. وتبقى رموزك الاحتياطية كما كانت.
error-passkey = لم يُقبل مفتاح المرور هذا، أو بقيت الصفحة مفتوحة مدة طويلة. حاول مجددًا.
