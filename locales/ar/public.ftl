# صفحات يراها الجميع.
home-title = رسائل مفتوحة ومن وقّعها
home-description = رسائل مفتوحة لائتلافات، وقّعتها منظمات وأفراد أكّدوا ذلك من صناديق بريدهم.
home-heading = نحن الموقّعين أدناه
home-lead = رسائل مفتوحة لائتلافات، والمنظمات والأفراد الذين وضعوا أسماءهم عليها.
home-empty = لا رسالة مفتوحة بعد.
home-search-label = البحث في الرسائل
home-search = بحث
home-no-match = لا رسالة تطابق بحثك.
feed-title = رسائل جديدة
home-ways = كيف ينشأ التوقيع
home-way-text = تقرأ النص بعينه، وهو مثبَّت قبل أول توقيع، وكل توقيع يسمّيه ببصمته.
home-way-mailbox = توقّع باسم منظمتك أو باسمك، وتؤكّد من صندوق بريدك.
home-way-count = لا تُحسب إلا الأسماء المؤكَّدة، المنظمات وحدها والأفراد وحدهم، ولا تُحسب المعلَّقة أبدًا.
home-way-back = يمكنك تصحيح بياناتك حتى الإغلاق، وسحب توقيعك في أي وقت.
coalition-description = الرسائل المفتوحة من { $coalition }
coalition-contact = للاتصال:
letter-to = إلى
letter-description = من { $coalition } إلى { $to }. { $count }.
letter-margin = التوقيع ومعلومات عن هذه الرسالة
letter-open-until = مفتوحة حتى
letter-was-open-until = كانت مفتوحة حتى
letter-deadline-passed = انقضى الموعد النهائي، ولا تُقبل توقيعات أخرى.
letter-takes-no-more = لم تعد هذه الرسالة تقبل توقيعات.
letter-withdraw-any-time = لا يزال بإمكان من وقّع أن يسحب توقيعه في أي وقت.
sign-title = التوقيع
sign-this-letter = وقّع هذه الرسالة
sign-for-organisation = وقّع باسم منظمتي
sign-for-myself = وقّع باسمي
sign-organisations-only = لا توقّع هذه الرسالةَ إلا المنظمات.
sign-people-only = لا يوقّع هذه الرسالةَ إلا الأفراد، كلٌّ باسمه.
sign-promise = لا يستغرق الأمر إلا دقيقة. تؤكّد بالبريد الإلكتروني، ويمكنك التصحيح حتى الإغلاق والسحب في أي وقت. ولا يُعرض عنوانك أبدًا.
facts-title = معلومات عن هذه الرسالة
facts-version = الإصدار
facts-version-of = { $version }، بتاريخ { $day }
facts-text = النص كما وُقِّع
facts-bytes = { PLURAL($count) ->
    [zero] (لا بايتات)
    [one] (بايت واحد)
    [two] (بايتان)
    [few] ({ $count } بايتات)
    [many] ({ $count } بايتًا)
   *[other] ({ $count } بايت)
}
facts-manifest = البيان
facts-why = كل توقيع يسمّي هذا البيان، والبيان يسمّي هذا النص بعينه.
proof-text = أكّد كل موقِّع من صندوق بريده ووقّع هذا النص بعينه. وبجانب كل منظمة الطريقة التي جرى التحقق بها منها.
verify-title = يمكن التحقق من هذه القائمة.
verify-text = كل اسم مربوط بهذا النص بعينه ومحفوظ في سجل عام لا يستطيع أحد تغييره خفية.
verify-button = تحقَّق من هذه القائمة
verify-what = ما الذي يُثبته هذا
verify-bundle = تنزيل الحزمة
verify-not-loaded = تعذّر تحميل التحقق. أعد المحاولة بعد قليل، أو خذ الحزمة.
signatories-conveners = الجهات الداعية
signatories-organisations = المنظمات
signatories-people = الأفراد
signatories-all = جميع الموقِّعين، مع البحث والبلدان
signatories-be-first = كن أول من يضع اسمه هنا.
signatories-none-closed = أُغلقت الرسالة بلا توقيعات.
signatories-title = الموقِّعون: { $subject }
signatories-search-label = البحث في الموقِّعين
signatories-search = بحث
signatories-order = المنظمات
signatories-order-country = حسب البلد
signatories-order-name = حسب الاسم
signatories-show = عرض
signatories-found = { PLURAL($count) ->
    [zero] لا أحد يطابق بحثك.
    [one] موقِّع واحد يطابق بحثك.
    [two] موقِّعان يطابقان بحثك.
    [few] { $count } موقِّعين يطابقون بحثك.
    [many] { $count } موقِّعًا يطابقون بحثك.
   *[other] { $count } موقِّع يطابقون بحثك.
}
signatories-show-all = عرض الكل
signatories-empty = لم يوقّع أحد بعد.
signatories-no-match = جرّب جزءًا من اسم أو بلدًا.
departed-title = { PLURAL($count) ->
    [zero] لا توقيع خرج من القائمة
    [one] توقيع واحد لم يعد في القائمة
    [two] توقيعان لم يعودا في القائمة
    [few] { $count } توقيعات لم تعد في القائمة
    [many] { $count } توقيعًا لم تعد في القائمة
   *[other] { $count } توقيع لم تعد في القائمة
}
departed-withdrawn = { PLURAL($count) ->
    [zero] لم يُسحب أي توقيع بطلب أصحابها.
    [one] سُحب توقيع واحد بطلب صاحبه.
    [two] سُحب توقيعان بطلب صاحبيهما.
    [few] سُحبت { $count } توقيعات بطلب أصحابها.
    [many] سُحب { $count } توقيعًا بطلب أصحابها.
   *[other] سُحب { $count } توقيع بطلب أصحابها.
}
departed-not-theirs = { PLURAL($count) ->
    [zero] لم يُحذف أي توقيع: يقول من ذُكرت أسماؤهم إنهم لم يوقّعوا.
    [one] حُذف توقيع واحد: يقول من ذُكر اسمه إنه لم يوقّع.
    [two] حُذف توقيعان: يقول من ذُكر اسماهما إنهما لم يوقّعا.
    [few] حُذفت { $count } توقيعات: يقول من ذُكرت أسماؤهم إنهم لم يوقّعوا.
    [many] حُذف { $count } توقيعًا: يقول من ذُكرت أسماؤهم إنهم لم يوقّعوا.
   *[other] حُذف { $count } توقيع: يقول من ذُكرت أسماؤهم إنهم لم يوقّعوا.
}
departed-duplicate = { PLURAL($count) ->
    [zero] لم يُحذف أي توقيع: ورد الموقِّعون أنفسهم مرتين.
    [one] حُذف توقيع واحد: ورد الموقِّع نفسه مرتين.
    [two] حُذف توقيعان: ورد الموقِّعان نفساهما مرتين.
    [few] حُذفت { $count } توقيعات: ورد الموقِّعون أنفسهم مرتين.
    [many] حُذف { $count } توقيعًا: ورد الموقِّعون أنفسهم مرتين.
   *[other] حُذف { $count } توقيع: ورد الموقِّعون أنفسهم مرتين.
}
departed-not-identified = { PLURAL($count) ->
    [zero] لم يُحذف أي توقيع: لم تُعرف هوية أصحابها.
    [one] حُذف توقيع واحد: لم تُعرف هوية صاحبه.
    [two] حُذف توقيعان: لم تُعرف هوية صاحبيهما.
    [few] حُذفت { $count } توقيعات: لم تُعرف هوية أصحابها.
    [many] حُذف { $count } توقيعًا: لم تُعرف هوية أصحابها.
   *[other] حُذف { $count } توقيع: لم تُعرف هوية أصحابها.
}
departed-own-request = { PLURAL($count) ->
    [zero] لم يُحذف أي توقيع بطلب من أصحابها.
    [one] حُذف توقيع واحد بطلب منه.
    [two] حُذف توقيعان بطلب منهما.
    [few] حُذفت { $count } توقيعات بطلب من أصحابها.
    [many] حُذف { $count } توقيعًا بطلب من أصحابها.
   *[other] حُذف { $count } توقيع بطلب من أصحابها.
}
departed-abuse = { PLURAL($count) ->
    [zero] لم يُحذف أي توقيع: ليست جادّة.
    [one] حُذف توقيع واحد: ليس جادًّا.
    [two] حُذف توقيعان: ليسا جادَّين.
    [few] حُذفت { $count } توقيعات: ليست جادّة.
    [many] حُذف { $count } توقيعًا: ليست جادّة.
   *[other] حُذف { $count } توقيع: ليست جادّة.
}
departed-denied = { PLURAL($count) ->
    [zero] لم يُحذف أي توقيع: ردّت صناديق بريدها «لم أكن أنا».
    [one] حُذف توقيع واحد: ردّ صندوق بريده «لم أكن أنا».
    [two] حُذف توقيعان: ردّ صندوقا بريدهما «لم أكن أنا».
    [few] حُذفت { $count } توقيعات: ردّت صناديق بريدها «لم أكن أنا».
    [many] حُذف { $count } توقيعًا: ردّت صناديق بريدها «لم أكن أنا».
   *[other] حُذف { $count } توقيع: ردّت صناديق بريدها «لم أكن أنا».
}
departed-erased-signatory = { PLURAL($count) ->
    [zero] لم يُمحَ أي توقيع بطلب أصحابها.
    [one] مُحي توقيع واحد بطلب صاحبه.
    [two] مُحي توقيعان بطلب صاحبيهما.
    [few] مُحيت { $count } توقيعات بطلب أصحابها.
    [many] مُحي { $count } توقيعًا بطلب أصحابها.
   *[other] مُحي { $count } توقيع بطلب أصحابها.
}
departed-erased-host = { PLURAL($count) ->
    [zero] لم يُمحَ أي توقيع بقرار من المضيف.
    [one] مُحي توقيع واحد بقرار من المضيف.
    [two] مُحي توقيعان بقرار من المضيف.
    [few] مُحيت { $count } توقيعات بقرار من المضيف.
    [many] مُحي { $count } توقيعًا بقرار من المضيف.
   *[other] مُحي { $count } توقيع بقرار من المضيف.
}
departed-log = لكل منها قيد في السجلّ العلني بلا اسم.
back-to-letter = العودة إلى الرسالة
cancel = إلغاء

error-page-status = خطأ { $status }
error-page-typed = ما كتبته
error-page-typed-text = لم يُحفظ شيء من هذا. انسخ ما ما زلت تحتاج إليه.
error-page-home = إلى الرسائل
error-page-letter = العودة إلى الرسالة
error-page-retry = { PLURAL($count) ->
    [zero] حاول مرة أخرى الآن.
    [one] حاول مرة أخرى بعد دقيقة.
    [two] حاول مرة أخرى بعد دقيقتين.
    [few] حاول مرة أخرى بعد { $count } دقائق.
    [many] حاول مرة أخرى بعد { $count } دقيقة.
   *[other] حاول مرة أخرى بعد { $count } دقيقة.
}
error-page-not-found-title = لا شيء في هذا العنوان
error-page-not-found-text = ربما كان الرابط ناقصًا، أو لم تكن الصفحة عامة قط.
error-page-forbidden-title = هذا غير متاح لك
error-page-forbidden-text = دورك لا يسمح بذلك. اسأل أحد مالكي الائتلاف.
error-page-link-title = لم يعد هذا الرابط صالحًا
error-page-link-text = انتهت صلاحيته، أو سبق استعماله، أو فُتح في متصفح آخر. افتح الرابط من رسالتك مرة أخرى. فإن لم ينفع ذلك فوقّع من جديد بالعنوان نفسه، أو اطلب كلمة مرور جديدة، فيصلك رابط جديد.
error-page-too-many-title = محاولات كثيرة
error-page-too-many-text = لإبعاد البرامج الآلية لا يُقبل إلا عدد محدود من المحاولات في وقت قصير.
error-page-too-large-title = هذا أكبر مما ينبغي
error-page-too-large-text = ما أرسلته أطول مما تقبله هذه الصفحة. عُد إلى الوراء: يحتفظ متصفحك بما كتبت. ثم اختصره وحاول مرة أخرى.
error-page-closed-title = الرسالة مغلقة
error-page-closed-text = لم تعد تقبل توقيعات.
error-page-cross-site-title = جاء هذا من موقع آخر
error-page-cross-site-text = حرصًا على السلامة لا تُقبل النماذج إلا من صفحاتنا. افتح الصفحة من جديد وأعد ما فعلت.
error-page-bad-request-title = تعذّر فهم هذا
error-page-bad-request-text = عُد إلى الوراء وحمّل الصفحة من جديد وأعد ما فعلت.
error-page-internal-title = حدث خطأ من جانبنا
error-page-internal-text = ليس الخطأ منك، وقد سُجِّل. حاول مرة أخرى بعد قليل.
error-page-unavailable-title = نعود بعد لحظة
error-page-unavailable-text = الخدمة مشغولة أو يُعاد تشغيلها.
error-page-updating-title = ليس الآن: التحديث جارٍ
error-page-updating-text = نحدّث البيانات المحفوظة، ويستغرق ذلك بضع دقائق. يمكنك مواصلة القراءة. انتظر قليلًا ثم أعد تحميل هذه الصفحة: يسألك المتصفح عن إعادة إرسال ما كتبته، فلا يضيع شيء.
error-page-conflict-title = سبقك شخص آخر
error-page-conflict-text = تغيّر هذا في هذه الأثناء. عُد إلى الوراء وحمّل الصفحة من جديد وانظر قبل أن تعيد ما فعلت.

mailbox-title = صندوق بريد العرض التجريبي
mailbox-lead = رسائل كانت ستُرسل، الأحدث أولًا. تبقى هنا ولا تذهب إلى أي مكان.
mailbox-empty = لا بريد بعد. وقّع رسالة ثم انظر مرة أخرى.
mailbox-to = إلى
mailbox-text = نصًّا
mailbox-html = بصيغة HTML
