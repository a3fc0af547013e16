# توقيعات جُمعت في مكان آخر.
gathered-title = استيراد التوقيعات
gathered-back = العودة إلى عمليات الاستيراد
gathered-lead = توقيعات لديك من قبل: في جدول، أو في أداة أخرى، أو على الورق. يُذكر مع كل منها أنه جُمع في مكان آخر، ومن أدخله وكيف جُمع.
gathered-bring = أدخِل قائمة
gathered-bring-title = إدخال قائمة توقيعات
gathered-none = لم تُدخَل أي قائمة بعد
gathered-none-text = من يوقّع هنا لا يحتاج إلى قائمة. وإن كانت لديك توقيعات من مكان آخر، فأدخلها في جدول أو ملف CSV.
gathered-step-preview = ترى ما فُهم من الملف، وما الخطأ في أي سطر. ولا يُحفظ شيء قبل أن تؤكّد.
gathered-step-mail = من له عنوان يتلقّى بريدًا، بمعدل بريد كل ثانية. ولا يظهر في القائمة إلا بعد أن يضغط الزر بنفسه.
gathered-step-paper = من وقّع على الورق وليس له عنوان يظهر بعبارة «على الورق، بشهادة» اسمك، مع بصمة النسخة الممسوحة.
gathered-file = القائمة
gathered-file-hint = جدول (XLSX أو ODS) أو ملف CSV لا يتجاوز 4 ميغابايت، فوق كل عمود عنوانه.
gathered-kind = من الموقّعون؟
gathered-kind-person = أشخاص
gathered-kind-organisation = منظمات
gathered-source = أين جُمعت؟
gathered-source-spreadsheet = في جدول
gathered-source-spreadsheet-hint = قائمة كنت تحتفظ بها، أو ملأها نموذج.
gathered-source-tool = بأداة أخرى
gathered-source-tool-hint = موقع عرائض أو أداة مراسلة صدّرتها.
gathered-source-paper = على الورق
gathered-source-paper-hint = أوراق وقّعها الناس بأيديهم، ثم كُتبت أسماؤهم.
gathered-detail = أي أداة، أي مناسبة
gathered-detail-hint = للمنظِّمين وحدهم، ولا يُنشر أبدًا.
gathered-country = بلد السطور التي لا بلد فيها
gathered-country-hint = إن لم يكن في القائمة عمود له.
gathered-language = لغة الرسائل البريدية
gathered-paper = الموقّعة على الورق
gathered-paper-text = تُثبت النسخة الممسوحة ما تشهد به. تُنشر بصمتها، ولا تُحفظ هي هنا. احتفظ بها في مكان آمن.
gathered-scan = النسخة الممسوحة
gathered-scan-hint = لا تتجاوز 24 ميغابايت. تُحسب بصمتها عند وصولها، ولا تُحفظ.
gathered-scan-sha256 = بصمة SHA-256 للنسخة الممسوحة
gathered-scan-sha256-hint = بدلًا من النسخة: 64 رقمًا وحرفًا كما يطبعها الأمر «sha256sum».
gathered-read = اقرأ القائمة
gathered-preview-title = ما فُهم منها
gathered-with-address = { PLURAL($count) ->
    [zero] لن يُسأل أحد بالبريد
    [one] سيُسأل موقّع واحد بالبريد
    [two] سيُسأل موقّعان بالبريد
    [few] سيُسأل { $count } موقّعين بالبريد
    [many] سيُسأل { $count } موقّعًا بالبريد
   *[other] سيُسأل { $count } موقّع بالبريد
}
gathered-on-paper = { PLURAL($count) ->
    [zero] لن يظهر أحد فورًا
    [one] سيظهر موقّع واحد فورًا، على الورق
    [two] سيظهر موقّعان فورًا، على الورق
    [few] سيظهر { $count } موقّعين فورًا، على الورق
    [many] سيظهر { $count } موقّعًا فورًا، على الورق
   *[other] سيظهر { $count } موقّع فورًا، على الورق
}
gathered-refused = { PLURAL($count) ->
    [zero] لا سطر مستبعَد
    [one] سطر واحد مستبعَد
    [two] سطران مستبعَدان
    [few] { $count } سطور مستبعَدة
    [many] { $count } سطرًا مستبعَدًا
   *[other] { $count } سطر مستبعَد
}
gathered-understood = السطور: { $rows }. الترميز: { $encoding }. تفصل بين الخلايا { $separator }.
gathered-understood-sheet = السطور: { $rows }. النوع: { $format }، الورقة «{ $sheet }» من { $of }.
gathered-separator-comma = فواصل
gathered-separator-semicolon = فواصل منقوطة
gathered-separator-tab = علامات جدولة
gathered-nothing-stored = لم يُحفظ شيء بعد. وإن غادرت هذه الصفحة فلن يبقى من الملف شيء.
gathered-columns = الأعمدة
gathered-columns-text = أي عمود في ملفك يحوي ماذا؟ غيّره هنا ثم أعِد قراءة القائمة.
gathered-column-name = الاسم
gathered-column-country = البلد
gathered-column-affiliation = المهنة أو الانتماء
gathered-column-site = الموقع
gathered-column-representative = الممثّل
gathered-column-office = المنصب
gathered-column-email = البريد الإلكتروني
gathered-column-given = الاسم الأول
gathered-column-family = اسم العائلة
gathered-column-role = المنصب
gathered-column-organisation = المنظمة التي ينتمون إليها
gathered-column-date = يوم التوقيع
gathered-column-consent = الموافقة على النشر
gathered-column-number = العمود { $number }
gathered-no-column = (لا شيء)
gathered-again = أعِد القراءة
gathered-line = السطر
gathered-line-number = السطر { $line }
gathered-more = ما يُذكر معه
gathered-first = { PLURAL($count) ->
    [zero] لا سطور
    [one] السطر الأول كما سيظهر
    [two] السطران الأولان كما سيظهران
    [few] أول { $count } سطور كما ستظهر
    [many] أول { $count } سطرًا كما ستظهر
   *[other] أول { $count } سطر كما ستظهر
}
gathered-faults = سطور مستبعَدة
gathered-notes = كيف قُرئت بعض السطور
gathered-more-remarks = { PLURAL($count) ->
    [zero] لا شيء غير ذلك.
    [one] وملاحظة أخرى.
    [two] وملاحظتان أخريان.
    [few] و{ $count } ملاحظات أخرى.
    [many] و{ $count } ملاحظة أخرى.
   *[other] و{ $count } ملاحظة أخرى.
}
gathered-fault-duplicate = في السطر { $line } الاسم نفسه والبلد نفسه والمهنة نفسها. إن كانا شخصين فأضف عنوانًا أو ما يعمله كل منهما.
gathered-fault-no-address = لا عنوان فيه. ولا يُدخَل بلا عنوان إلا ما وُقّع على الورق، مع بصمة نسخته الممسوحة.
gathered-fault-mailbox-twice = في السطر { $line } الاسم نفسه والعنوان نفسه، والبريد الواحد يؤكد الاسم مرة واحدة. احذف هذا السطر، أو صحّح الاسم أو العنوان.
gathered-fault-anonymous = هذا لا يسمّي أحدًا، ولا يُحسب أحد بلا اسم. اكتب الاسم الذي سيُدرج، أو احذف السطر.
gathered-fault-no-consent = لا موافقة هنا على نشر الاسم. احذف السطر، أو اسأل صاحبه.
gathered-fault-stands = موجود على الرسالة من قبل، أو سُئل من قبل.
gathered-fault-gone = سحب توقيعه، أو قال «لم أكن أنا»، أو أُزيل. لا يُسأل مرة أخرى، وله أن يوقّع بنفسه.
gathered-note-joined = حلّت مسافة محل فاصل سطور.
gathered-note-spaces = حُذفت مسافات زائدة.
gathered-note-invisible = أُزيلت أحرف غير مرئية.
gathered-note-day = تعذّرت قراءة يوم التوقيع، أو التبس اليوم بالشهر، فتُرك.
gathered-signed-on = وُقّع في { $day }
gathered-head-line = العناوين في السطر { $line }، وما فوقها لا يُقرأ.
gathered-consent = وافقوا على
columns-sample = مثلًا «{ $sample }»
columns-unstored = لا يُحفظ: { $what }.
columns-never-stored = لا يُحفظ هنا أبدًا:
columns-not-used = غير مستعمل، ولا يُحفظ:
columns-remembered = الأعمدة كما اختيرت لملف سابق له هذه العناوين.
columns-encoding = ترميز الملف
columns-encoding-found = كما عُرف
columns-encoding-hint = إن بدت الأسماء خاطئة فجرّب غيره.
columns-unmended = تُترك الحروف المشوّهة كما هي في الملف
unstored-phone = أرقام الهاتف
unstored-birthday = تواريخ الميلاد والأعمار
unstored-identity = أرقام جوازات السفر والهويات
unstored-postal = العناوين البريدية
unstored-comment = التعليقات
gathered-error-closed = لا تتلقّى الرسالة توقيعات الآن، ولذلك لا تتلقّى قوائم أيضًا.
gathered-error-no-rows = لا يمكن إدخال أي سطر. صحّح القائمة، أو اختر الأعمدة.
gathered-error-no-file = اختر ملفًا.
gathered-error-file-too-large = تتجاوز القائمة { $max } ميغابايت. قسّمها إلى عدة قوائم.
gathered-error-vouch = لا يظهر أحد موقّعًا على الورق من غير شهادتك.
gathered-error-meaning = تغيّر معنى الرسالة في هذه الأثناء، ولم يُحفظ شيء. بيّن أيّ نص وُقّع.
gathered-error-version = بيّن أيّ نص وُقّع.
gathered-version = أيّ نص وقّعوا؟
gathered-version-hint = تغيّر معنى الرسالة. من وقّع نصًا سابقًا يُعدّ على حدة حتى يؤيّد النص الجديد: من له عنوان يرى ما تغيّر قبل أن يؤكّد، ومن وقّع على الورق تسجّل أنت تأييده.
gathered-version-newest = الإصدار { $version }، وهو الأحدث
gathered-version-number = الإصدار { $version }
gathered-version-earlier = الإصدار { $version }، بمعنى سابق
gathered-version-of = يُدخَلون للإصدار { $version } من النص.
error-sha256 = هذه ليست بصمة SHA-256: فهي 64 رقمًا وحرفًا من a إلى f.
error-no-such-organiser = ليس في الائتلاف منظِّم بهذا العنوان.
gathered-confirm-title = هل تُدخلها؟
gathered-confirm-mails = { PLURAL($count) ->
    [zero] لا يُرسل بريد.
    [one] يُرسل بريد واحد.
    [two] يُرسل بريدان. ولا يظهر أحد قبل أن يضغط الزر في بريده.
    [few] تُرسل { $count } رسائل بريدية، واحدة كل ثانية. ولا يظهر أحد قبل أن يضغط الزر في بريده.
    [many] تُرسل { $count } رسالة بريدية، واحدة كل ثانية. ولا يظهر أحد قبل أن يضغط الزر في بريده.
   *[other] تُرسل { $count } رسالة بريدية، واحدة كل ثانية. ولا يظهر أحد قبل أن يضغط الزر في بريده.
}
gathered-confirm-left-out = تُترك العناوين الموجودة على الرسالة من قبل، وتلك التي يجب ألا تُسأل مرة أخرى. وترى عددها بعد إدخال القائمة.
gathered-confirm = { PLURAL($count) ->
    [zero] لا توقيعات
    [one] أدخِل توقيعًا واحدًا
    [two] أدخِل توقيعين
    [few] أدخِل { $count } توقيعات
    [many] أدخِل { $count } توقيعًا
   *[other] أدخِل { $count } توقيع
}
gathered-vouch-label = شهادتك
gathered-vouch-text = يظهرون بعبارة «على الورق، بشهادة { $name }». هذا علني، ويُسجَّل في سجل الرسالة على الدوام.
gathered-vouch = رأيت الأوراق، وأشهد بأن هؤلاء قد وقّعوا.
gathered-other-file = اختر ملفًا آخر
gathered-rows-person = { PLURAL($count) ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
gathered-rows-organisation = { PLURAL($count) ->
    [zero] لا منظمة
    [one] منظمة واحدة
    [two] منظمتان
    [few] { $count } منظمات
    [many] { $count } منظمة
   *[other] { $count } منظمة
}
gathered-by = أدخلها { $name }
gathered-state-running = كُتب { $written } من { $total } من السطور
gathered-state-done = أُدخلت
gathered-state-failed = انقطع الإدخال: لم يُحفظ منها شيء
gathered-failed-text = توقّف الخادم، أو أُغلقت الرسالة في الأثناء. لم يُحفظ توقيع واحد من هذه القائمة. أدخِلها مرة أخرى.
gathered-running = يجري إدخال القائمة
gathered-running-text = تُحدَّث هذه الصفحة من تلقاء نفسها. لا يظهر شيء قبل كتابة السطر الأخير، وإن انقطع الإدخال فلن يُحفظ منه شيء.
gathered-look-again = انظر مرة أخرى
gathered-whence = من أين جاءت
gathered-brought-in = الإدخال
gathered-done = ما آلت إليه
gathered-listed = في القائمة
gathered-pending = سُئلوا ولم يؤكّدوا بعد
gathered-held = بانتظار منظِّم
gathered-gone = سحبوا أو أنكروا أو أُزيلوا
gathered-skipped = تُركوا: هم على الرسالة من قبل، أو لا يُسألون مرة أخرى
gathered-mails = الرسائل البريدية
gathered-mails-sent = أُرسلت
gathered-mails-waiting = تنتظر دورها
gathered-mails-failed = تعذّر إرسالها
gathered-mails-last = تُرسل آخرها نحو { $moment }.
gathered-mails-kept = لا يُرسل بريد في العرض التجريبي: تجد كل الرسائل في صفحة صندوق البريد.
gathered-no-address = على الورق، بلا عنوان
proof-on-paper = على الورق، بشهادة { $name }
proof-scan = بصمة SHA-256 للنسخة الممسوحة:
signatories-files = القائمة كاملة للآلات:
mail-gathered-lead = لدى { $organiser } من { $coalition } توقيعك { $source }، وقد أدخله هنا. ولا يُحسب إلا إذا أكّدته بنفسك.
mail-gathered-spreadsheet = في قائمة
mail-gathered-tool = من موقع آخر أو أداة أخرى
mail-gathered-paper = على الورق
mail-gathered-not-you = إن لم تكن قد وقّعت، فلا تفعل شيئًا، أو اضغط «لم أكن أنا» في الصفحة. لن يُنشر شيء حينها، ولن تُسأل عن هذه الرسالة مرة أخرى.
