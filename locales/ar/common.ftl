# ما تشترك فيه كل الصفحات.
product = Undersigned
page-title = { $title } · Undersigned
skip-to-content = انتقل إلى المحتوى
nav-site = الموقع
nav-letters = الرسائل
nav-desk = المكتب
nav-sign-in = دخول المنظِّمين
nav-sign-out = تسجيل الخروج
nav-mailbox = صندوق البريد
nav-languages = هذه الصفحة باللغة
footer-promise = لا تتبّع ولا إعلانات. عناوين بريد الموقِّعين لا تُنشر أبدًا.
footer-verification = كيف يُتحقَّق من القوائم
footer-about = عن هذا الموقع وبياناته القانونية وملفات الارتباط
demonstration-note = هذا موقع تجريبي لا يخرج منه أي بريد، وكل الرسائل البريدية محفوظة في صندوق البريد.
field-optional = (اختياري)
country-choose = اختر بلدًا
list-comma = ،{" "}
paging-label = الصفحات
paging-back = الصفحة السابقة
paging-on = الصفحة التالية
paging-where = الصفحة { $page } من { $pages }
deadline-in-zone = { $moment } (بتوقيت { $zone }، { $utc } بالتوقيت العالمي)
deadline-in-utc = { $moment } (بالتوقيت العالمي)
footnote-back = العودة إلى النص

count-organisations = { PLURAL($count) ->
    [zero] لا منظمات
    [one] منظمة واحدة
    [two] منظمتين
    [few] { $count } منظمات
    [many] { $count } منظمة
   *[other] { $count } منظمة
}
count-countries = { PLURAL($count) ->
    [zero] لا بلدان
    [one] بلد واحد
    [two] بلدين
    [few] { $count } بلدان
    [many] { $count } بلدًا
   *[other] { $count } بلد
}
count-countries-known = { PLURAL($count) ->
    [one] بلد واحد (معروف لـ{ $known } منها)
    [two] بلدين (معروفين لـ{ $known } منها)
    [few] { $count } بلدان (معروفة لـ{ $known } منها)
   *[other] { $count } بلدًا (معروفة لـ{ $known } منها)
}
count-people = { PLURAL($count) ->
    [zero] لا أشخاص
    [one] شخص واحد
    [two] شخصين
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
signed-by-nobody = لا توقيعات مؤكَّدة بعد
signed-by-people = وُقِّعت من قِبَل { $people }
signed-by-organisations = وُقِّعت من قِبَل { $organisations } من { $countries }
signed-by-both = وُقِّعت من قِبَل { $organisations } من { $countries }، ومن { $people }
signed-by-both-without = وقّعتها { $organisations }، و{ $people }
confirmed-how = طريقة التأكيد: { $ways }.
confirmed-domain = { $count } من عنوان بريد في نطاق المنظمة
confirmed-mailbox = { $count } من عنوان بريد آخر
confirmed-vouched = { $count } بشهادة أحد المنظِّمين
confirmed-paper = { $count } على الورق بشهادة أحد المنظِّمين
pending-not-counted = { PLURAL($count) ->
    [zero] لا تأكيدات معلَّقة.
    [one] تأكيد واحد معلَّق وغير محسوب.
    [two] تأكيدان معلَّقان وغير محسوبَين.
    [few] { $count } تأكيدات معلَّقة وغير محسوبة.
    [many] { $count } تأكيدًا معلَّقًا وغير محسوب.
   *[other] { $count } تأكيد معلَّق وغير محسوب.
}

proof-mailbox = بالبريد الإلكتروني
proof-domain = بريد على نطاقها الخاص
proof-vouched = بشهادة منظِّم
proof-key = مفتاح
category-individual = فرد
category-expert = خبير
category-former-official = مسؤول سابق

letter-state-draft = مسودة
letter-state-in-review = قيد المراجعة
letter-state-open = مفتوحة للتوقيع
letter-state-closed = مغلقة
letter-state-delivered = سُلِّمت
letter-state-answered = ورد ردّ
letter-state-unanswered = بلا ردّ
letter-state-archived = محفوظة
signature-state-pending = لم يُؤكَّد بعد
signature-state-held = قيد المراجعة
signature-state-confirmed = منشور في القائمة
signature-state-withdrawn = مسحوب
signature-state-removed = محذوف

done-letter-saved = حُفظت الرسالة.
done-letter-opened = الرسالة مفتوحة للتوقيع الآن.
done-sensitive = وُسمت الرسالة بأنها حسّاسة.
done-not-sensitive = لم تعد الرسالة موسومة بأنها حسّاسة.
done-letter-closed = أُغلقت الرسالة.
done-letter-review = الرسالة قيد المراجعة.
done-letter-redraft = عادت الرسالة مسودة.
done-letter-reopened = فُتحت الرسالة من جديد.
done-approved = التوقيع منشور في القائمة الآن.
done-held = التوقيع بانتظار الموافقة وليس منشورًا.
done-removed = حُذف التوقيع.
done-resent = أُرسل البريد مرة أخرى.
done-added = أُدخل التوقيع، وسيُحسب عند تأكيده من صندوق البريد.
done-category = غُيِّرت الفئة.
done-organisation-saved = حُفظت المنظمة.
done-organisation-deleted = حُذفت المنظمة.
done-settings-saved = حُفظت الإعدادات.
done-test-mail = بريد الاختبار في الانتظار. يبيّن قسم «البريد» هل استلمه خادم البريد.
done-organiser-invited = أُرسلت الدعوة.
done-role-changed = غُيِّر الدور.
done-organiser-removed = أُزيل المنظِّم.
done-signed-out = سجّلت خروجك.
done-signed-out-everywhere = سجّلت خروجك من جميع الأجهزة.
done-password-set = ضُبطت كلمة مرورك. سجّل الدخول بها.
done-corrected = حُفظ تصحيحك.
done-corrected-without-key = حُفظ تصحيحك، وانتهى معه توقيع مفتاحك. لتوقّع بمفتاحك من جديد اطلب أدناه إرسال رابط خاص إليك.
done-withdrawn = سُحب توقيعك.
done-erased = حُذف نهائيًا.
done-key = وُقّع بمفتاحك، ويجري تسجيله.
done-link-sent = نرسل رابطًا خاصًّا إلى العنوان الذي وقّع.
done-link-waits = لم يُرسل بريد آخر: ما زال الرابط في البريد الأخير صالحًا.
done-link-asked = إن كان توقيعك قائمًا أُرسل رابط خاص إلى العنوان الذي وقّع.
done-confirmed = تأكّد توقيعك. شكرًا لك.
done-held-for-approval = تأكّد توقيعك وهو ينتظر منظِّمًا.
done-denied = فهمنا. لن يُنشر هذا التوقيع.
done-emails-stopped = أُوقفت. يمكنك السماح بهذه الرسائل من جديد من هنا أو من أي رسالة سابقة.
done-emails-allowed = سُمح بالرسائل من جديد.
done-emails-asked = تفقّد بريدك: أرسلنا رابطًا إلى العنوان المعني. افتحه لترى ما ينتظرك، ولإيقاف الرسائل أو السماح بها من جديد. إن لم يصلك فافتح ما أرسلناه من قبل.
done-emails-kept = تبقى هذه الرسائل موقوفة: أوقفها صاحب العنوان برابط خاص، ولا يسمح بها من جديد إلا رابط كهذا. نرسل رابطًا كهذا إلى العنوان، مرة في الأسبوع على الأكثر، عندما ينتظره قيد.
paragraph-number = الفقرة { $number }
