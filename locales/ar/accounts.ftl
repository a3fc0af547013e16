# تسجيل الدخول، وما يحمي الحساب.
sign-in-other-title = طرق أخرى لتسجيل الدخول
sign-in-passkey = الدخول بمفتاح مرور
sign-in-passkey-without = إذا كانت JavaScript مفعّلة أمكنك أيضًا الدخول بمفتاح مرور دون كلمة سر.
sign-in-mail-button = أرسلوا إليّ رابط دخول
sign-in-mail-text = ليست كلمة السر في متناولك؟ اكتب عنوان بريدك الإلكتروني أعلاه، ونرسل إليك رابطًا يدخلك إلى حسابك.
sign-in-mail-sent-text = إن كان لهذا العنوان حساب فقد أُرسل إليه رابط. افتحه في هذا المتصفّح: لا يصلح إلا هنا، مرة واحدة ولمدة عشر دقائق.
sign-in-link-title = تسجيل الدخول
sign-in-link-text = فتحتَ رابط دخول وصل إلى بريدك الإلكتروني.
sign-in-link-button = تسجيل الدخول
error-sign-in-wait = { PLURAL($minutes) ->
    [one] وردت من هنا كلمات سر خاطئة كثيرة. حاول مجددًا بعد دقيقة، أو اطلب رابط دخول إلى بريدك.
    [two] وردت من هنا كلمات سر خاطئة كثيرة. حاول مجددًا بعد دقيقتين، أو اطلب رابط دخول إلى بريدك.
    [few] وردت من هنا كلمات سر خاطئة كثيرة. حاول مجددًا بعد { $minutes } دقائق، أو اطلب رابط دخول إلى بريدك.
   *[other] وردت من هنا كلمات سر خاطئة كثيرة. حاول مجددًا بعد { $minutes } دقيقة، أو اطلب رابط دخول إلى بريدك.
}
error-password-common = كلمة السر هذه من أول ما يُخمَّن. اختر غيرها: بضع كلمات لا صلة بينها.
error-password-words = كلمة السر هذه من كلمات يخمّنها كل من يعرفك أو يعرف الائتلاف. اختر كلمات أخرى.
error-sign-in-closed = جُرّبت اليوم كلمات سر خاطئة كثيرة لهذا الحساب. سجّل الدخول من جهاز سبق أن استخدمته، أو بمفتاح مرور، أو برابط يصل إلى بريدك.
error-sign-in-restored = استُعيد هذا الموقع من نسخة احتياطية. حفاظًا على أمانك، اختر كلمة مرور جديدة قبل تسجيل الدخول: انقر على «نسيت كلمة المرور» وسنرسل إليك رابطًا بالبريد الإلكتروني.
mail-sign-in-subject = رابط الدخول الخاص بك
mail-sign-in-lead = طلب أحدهم رابطًا للدخول إلى حسابك.
mail-sign-in-link = تسجيل الدخول
mail-sign-in-not-you = إن لم تكن أنت من طلبه فلا تفعل شيئًا: لا يستطيع أحد الدخول دون هذه الرسالة. لا تمرّرها إلى غيرك.

# ما يراه صاحب الحساب من حسابه.
account-sessions-title = الأماكن التي سجّلتَ الدخول منها
account-session-here = هذا المتصفّح
account-session-since = بدأت الجلسة في { $since }، وآخر استخدام لها في { $seen }
account-session-end = إنهاء هذه الجلسة
account-sessions-idle = تنتهي الجلسة من تلقاء نفسها إذا لم تُستخدم ثلاثة أيام، وبعد أسبوعين على الأكثر.
session-unknown-browser = متصفّح غير معروف
account-log-title = سجلّ الأمان
account-log-lead = ما جرى لأمان حسابك خلال السنة الماضية. لا يراه سواك، ونرسل إليك كل سطر بالبريد الإلكتروني.
account-log-none = لا شيء بعد.
account-change-title = تغيير كلمة السر
account-change-lead = تنتهي كل الجلسات الأخرى عند الحفظ.
account-change-current = كلمة السر الحالية
account-change-button = حفظ كلمة السر الجديدة
account-change-forgotten = نسيت كلمة السر
done-session-ended = انتهت الجلسة.
done-password-changed = تغيّرت كلمة السر، وانتهت كل الجلسات الأخرى.
secure-title = إنهاء كل الجلسات
secure-text = فتحتَ هذه الصفحة من رسالة أمان. إنهاء كل الجلسات يخرجك من كل أجهزتك، ويخرج كل من دخل إلى حسابك.
secure-button = إنهاء كل الجلسات
secure-done-title = انتهت كل الجلسات
secure-done-text = لم يعد أحد داخلًا إلى حسابك. إن كان غيرك يعرف كلمة السر فاختر كلمة جديدة الآن.
secure-done-link = اختيار كلمة سر جديدة
act-password-changed = تغيير كلمة السر
security-password-changed = تغيّرت كلمة السر الخاصة بك.
security-second-factor-added = أُعدّ تطبيق مصادقة.
security-second-factor-removed = أُزيل تطبيق المصادقة.
security-passkey-added = أُضيف مفتاح مرور.
security-passkey-removed = أُزيل مفتاح مرور.
security-recovery-code-used = استُخدم رمز من رموز الاسترداد.
security-recovery-codes-renewed = أُنشئت رموز استرداد جديدة، ولم تعد القديمة صالحة.
security-new-device = سجّل أحدهم الدخول من جهاز جديد: { $browser }.
security-wrong-codes = أُدخلت عدة رموز خاطئة. ربما يعرف من أدخلها كلمة السر الخاصة بك.
security-wrong-passwords = أُدخلت مئة كلمة سر خاطئة خلال يوم واحد. حتى الغد تدخل من جهاز سبق أن استخدمته، أو بمفتاح مرور، أو برابط يصل إلى بريدك.
security-role-changed = تغيّر دورك في { $coalition }. أنت الآن: { $role }.
security-role-removed = لم يعد لك دور في { $coalition }.
security-sessions-ended = انتهت كل الجلسات.
mail-security-subject = أمان حسابك
mail-security-when = جرى ذلك في { $moment }.
mail-security-not-you = إن كنت أنت الفاعل فلا شيء عليك. وإلا فأنهِ كل الجلسات الآن، ثم اختر كلمة سر جديدة.
mail-security-link = إنهاء كل الجلسات

# الدعوات إلى ائتلاف.
membership-title = دعوة إلى { $coalition }
membership-text = يدعوك { $by }. سيكون دورك: { $role }.
membership-somebody = شخص ما
membership-until = ما لم تقبل، لا يرى الائتلاف سوى الاسم والعنوان اللذين كُتبا لك.
membership-accept = قبول
membership-decline = رفض
done-membership-accepted = قبلتَ الدعوة.
done-membership-declined = رفضتَ الدعوة.
act-invitation-accepted = قبول الدعوة

# التأكيد عبر البريد، والعامل الثاني المطلوب من الجميع.
step-up-sent = لهذا الإجراء أثر واسع، لذلك نتأكد من أنه أنت. أرسلنا إليك رابطًا بالبريد الإلكتروني.
step-up-then = افتح الرابط في هذا المتصفّح وأكّد هناك، ثم عُد إلى هذا اللسان وتابع. لا يضيع شيء مما أدخلته. إن لم تصل رسالة خلال دقيقة فانقر «متابعة» لتصلك أخرى.
step-up-go-on = متابعة
step-up-better = إذا كان لديك عامل ثانٍ فلن تحتاج إلى هذه الرسالة.
step-up-title = أكّد أنه أنت
step-up-text = ينتظر إجراء في حسابك تأكيدك. لا تؤكّد إلا إذا كنت أنت من طلبه للتو.
step-up-button = أؤكّد أنه أنا
step-up-not-you = إن لم تطلب ذلك فأغلق هذه الصفحة وأنهِ كل الجلسات من صفحة حسابك.
step-up-done-title = تم التأكيد
step-up-done-text = عُد إلى اللسان الذي كنت فيه وتابع هناك.
step-up-new-tab = أكّد أنه أنت، في لسان جديد
error-step-up = أكّد أولًا أنه أنت، في لسان جديد. ثم عُد إلى هنا واستورد القائمة: لا يضيع شيء من هذه الصفحة.
error-step-up-waiting = لم تفتح بعد الرابط الذي وصل بالبريد، أو فتحته في متصفّح آخر.
mail-step-up-subject = أكّد أنه أنت
mail-step-up-lead = ينتظر إجراء واسع الأثر في حسابك تأكيدك.
mail-step-up-link = أكّد أنه أنت
mail-step-up-where = افتح الرابط في المتصفّح الذي سجّلت الدخول فيه. يصلح مرة واحدة ولمدة عشر دقائق.
mail-step-up-not-you = إن لم تطلب ذلك للتو فربما يستخدم غيرك حسابك: لا تفتح الرابط، واختر كلمة سر جديدة.
done-second-factor-required = يطلب هذا الائتلاف عاملًا ثانيًا. أعدّ واحدًا لتتابع.
done-second-factors-required = صار كل من في الائتلاف بحاجة إلى عامل ثانٍ خلال 7 أيام.
done-second-factors-not-required = لم يعد الائتلاف يطلب عاملًا ثانيًا.
settings-second-factors-on = كل من في هذا الائتلاف بحاجة إلى عامل ثانٍ: من ليس لديه عامل لا يرى شيئًا منه بعد 7 أيام.
settings-second-factors-off = تكفي كلمة السر وحدها للدخول إلى هذا الائتلاف. ننصح بطلب عامل ثانٍ من الجميع.
settings-second-factors-require = طلب عامل ثانٍ
settings-second-factors-stop = عدم طلبه بعد الآن
desk-second-factor-by = يطلب هذا الائتلاف عاملًا ثانيًا. أعدّ واحدًا قبل { $day }.
desk-second-factor-link = إعداد عامل ثانٍ
desk-second-factors-ask = هل يحتاج كل من في هذا الائتلاف إلى عامل ثانٍ؟ ننصح بذلك.
desk-second-factors-link = اتخاذ القرار
act-second-factors-required = طُلب عامل ثانٍ من الجميع
act-second-factors-not-required = لم يعد العامل الثاني مطلوبًا
contacts-too-new = لا يمكنك الموافقة على هذا الطلب: يلزم أن يكون من يوافق قد انضم ونال دوره وأعدّ عامله الثاني قبل أكثر من سبعة أيام، وألّا تربطه بصاحب الطلب دعوة: فلا أحدهما دعا الآخر، ولا دعاهما شخص واحد، مباشرةً أو عبر آخرين.
mail-contacts-stop = إيقاف هذا التصدير
stop-export-title = إيقاف تصدير جهات الاتصال
stop-export-text = طلب { $by } جهات اتصال { $coalition } في { $moment }.
stop-export-what = إذا أوقفته فلا يمكن تنزيل الملف. ويمكن طلبه مجددًا.
stop-export-button = إيقاف التصدير
stop-export-too-late = لم يبقَ ما يوقَف: أُوقف التصدير أو نُزّل أو انقضت مهلته.
stop-export-done-title = أُوقف التصدير
stop-export-done-text = لا يستطيع أحد تنزيل هذا الملف. تذكر صفحة نشاط الائتلاف أنك أوقفته.
