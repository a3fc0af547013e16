# دعوة المنظمات إلى التوقيع: في المكتب، وفي صفحة المنظمة المدعوّة، وفي الرسائل.

## صفحة الرسالة في المكتب
letter-invitations = ادعُ المنظمات، واطّلع على جواب كل منها، وذكّر من لم تُجب.
letter-see-invitations = عرض الدعوات

## القائمة
invitations-title = الدعوات
invitations-back = العودة إلى الدعوات
invitations-lead = قائمة واحدة لكل المدعوّين: بمَ أجابوا، ومن وقّع بأي طريق، ومن سيُذكَّر. ولا يُسجَّل من فتح رسالة ما.
invite-one = دعوة منظمة واحدة
invite-book = من دفتر العناوين
invite-file = من ملف
invitations-search = ابحث عن منظمة
invitations-filter = حسب الجواب
invitations-all = الكل
invitations-who = المدعوّ
invitations-answer = الجواب
invitations-reminders = الرسائل
invitations-found = { PLURAL($count) ->
    [zero] لا دعوات
    [one] دعوة واحدة
    [two] دعوتان
    [few] { $count } دعوات
    [many] { $count } دعوة
   *[other] { $count } دعوة
}
invitations-none = لم يُدعَ أحد بعد
invitations-none-text = ادعُ منظمة واحدة، أو اختر عدة منظمات من دفتر العناوين، أو أحضر ملفًا.
invitations-none-found = لا توجد دعوة كهذه
invitations-none-found-text = لا شيء يطابق ما تبحث عنه.
invitations-passed-on-by = أحالها { $by }
invitations-until = تحتاج إلى مهلة حتى { $day }
invitations-answered = أجابت في { $day }
invitations-last-mail = آخر رسالة في { $day }
invitations-not-sent = لم تُرسل رسالة بعد
invitations-reminded = { PLURAL($count) ->
    [zero] لم تُذكَّر
    [one] ذُكِّرت مرة واحدة
    [two] ذُكِّرت مرتين
    [few] ذُكِّرت { $count } مرات
    [many] ذُكِّرت { $count } مرة
   *[other] ذُكِّرت { $count } مرة
}
invitations-next = التذكير القادم في { $day }
invitation-resend = إرسال مرة أخرى
invitation-withdraw = سحب الدعوة
invitation-withdraw-title = أتريد سحب هذه الدعوة؟
invitation-withdraw-text = لن يفتح رابطها شيئًا بعد ذلك، ولن يُرسل أي تذكير. الرسالة التي خرجت لا يمكن استرجاعها. ويمكنك دعوة المنظمة من جديد.
invitation-withdraw-button = سحبها
standing-prepared = مُعدّة
standing-waiting = بلا جواب
standing-conditional = ستوقّع بشرط
standing-later = تطلب مهلة
standing-forwarded = أُحيلت
standing-declined = مرفوضة
standing-signed = وقّعت
standing-outstanding = وقّع نصًا سابقًا
standing-departed = أُزيل التوقيع
standing-withdrawn = مسحوبة

## الدعوة
invite-sent-now = الرسالة مفتوحة: تُرسل الدعوات فورًا.
invite-sent-later = لم تُفتح الرسالة بعد: تُعدّ الدعوات، وتُرسل عند فتحها.
invite-one-title = دعوة منظمة
invite-one-lead = في الرسالة رابط تقرأ به المنظمة النص بعينه وتوقّع بضغطة واحدة.
invite-organisation = المنظمة
invite-organisation-hint = الاسم كما سيظهر في القائمة.
invite-country = البلد
invite-site = الموقع
invite-site-hint = نطاقه يحدّد إلى من يمكن إحالة الدعوة.
invite-email = عنوان البريد الإلكتروني
invite-email-hint = صندوق البريد الذي يجيب عن المنظمة. لا يُنشر أبدًا.
invite-representative = من سيوقّع
invite-representative-hint = إن غاب الاسم والمنصب، طُلبا قبل التوقيع.
invite-office = المنصب
invite-language = لغة الرسالة
invite-button = دعوة
invite-book-title = الدعوة من دفتر العناوين
invite-book-button = دعوة المختارين
invite-book-signed = وقّعت من قبل.
invite-book-already = مدعوّ من قبل
invite-book-no-contact = لا يوجد عنوان بريد مسجّل.
invite-file-title = الدعوة من ملف
invite-file-lead = أحضر جدولًا (XLSX أو ODS) أو ملف CSV. ترى أولًا ما فيه، ولا يُدعى أحد قبل أن تؤكّد.
invite-file-columns = يسمّي الصف الأول الأعمدة، بلغتك أو بالإنجليزية. المنظمة والبلد وعنوان البريد لازمة، أما البقية فقد تغيب:
invite-file-label = الملف
invite-file-hint = 4 ميغابايت و2000 صف على الأكثر. الفواصل والفواصل المنقوطة وعلامات الجدولة مفهومة، وكذلك كل الترميزات المعتادة.
invite-file-button = معاينة الملف
upload-title = ما في الملف
upload-good = { PLURAL($count) ->
    [zero] لا يمكن دعوة أي منظمة.
    [one] يمكن دعوة منظمة واحدة.
    [two] يمكن دعوة منظمتين.
    [few] يمكن دعوة { $count } منظمات.
    [many] يمكن دعوة { $count } منظمة.
   *[other] يمكن دعوة { $count } منظمة.
}
upload-faulty = { PLURAL($count) ->
    [zero] ليس في أي صف مشكلة.
    [one] في صف واحد مشكلة فيُترك.
    [two] في صفين مشكلات فيُتركان.
    [few] في { $count } صفوف مشكلات فتُترك.
    [many] في { $count } صفًا مشكلات فتُترك.
   *[other] في { $count } صف مشكلات فتُترك.
}
upload-nothing-yet = لم يُدعَ أحد بعد. ينتظر الملف يومًا وهو مشفّر، ثم يُحذف.
upload-confirm = { PLURAL($count) ->
    [zero] لا أحد ليُدعى
    [one] دعوة منظمة واحدة
    [two] دعوة منظمتين
    [few] دعوة { $count } منظمات
    [many] دعوة { $count } منظمة
   *[other] دعوة { $count } منظمة
}
upload-discard = حذف الملف
upload-other = اختيار ملف آخر
upload-problems = المشكلات صفًا صفًا
upload-problems-text = أصلحها في برنامج الجداول وأحضر الملف من جديد: من دُعي لا يُدعى مرتين.
upload-line = السطر
upload-problems-column = المشكلة
upload-notes = كيف قُرئت بعض الصفوف
upload-notes-text = راجعها قبل التأكيد. ولتغيير أحدها صحّحه في برنامج الجداول وأحضر الملف من جديد.
upload-notes-column = كيف قُرئ
upload-columns = كيف فُهمت الأعمدة
upload-holds-organisation = المنظمة
upload-holds-country = البلد
upload-holds-email = البريد الإلكتروني
upload-holds-site = الموقع
upload-holds-representative = الممثل
upload-holds-given = الاسم الأول للممثل
upload-holds-family = اسم عائلة الممثل
upload-holds-office = المنصب
upload-holds-language = اللغة
upload-encoding = الترميز: { $encoding }
upload-rows = ستُدعى

## التذكيرات
reminders-title = التذكيرات
reminders-lead = من لم يُجب يُذكَّر، في الساعة 10:00 بتوقيت الرسالة. ولا يُذكَّر أحد بعد جوابه.
reminders-hard = الموعد النهائي: { $deadline }
reminders-soft = الموعد المرغوب
reminders-soft-hint = الموعد الذي ينفع الجواب قبله أكثر. بتوقيت الرسالة: { $zone }
reminders-no-zone = حدّد موعد الرسالة النهائي أولًا.
reminders-soft-save = حفظ الموعد المرغوب
reminders-rules = لا يتلقى صندوق بريد رسالتين خلال 48 ساعة. والتذكير الذي يتأخر لذلك يُرسل خلال يوم أو لا يُرسل.
reminder-which = التذكير
reminder-when = متى
reminder-state = الحالة
reminder-own-date = في اليوم الذي حدّدته
reminder-week = التذكير الأول
reminder-two-days = التذكير الثاني
reminder-day = التذكير الأخير
reminder-to-own-date = إلى من طلب مهلة، في اليوم الذي حدّده.
reminder-to-week = قبل الموعد المرغوب بسبعة أيام، إلى من لم يُجب.
reminder-to-two-days = قبل الموعد المرغوب بيومين، إلى من لم يُجب.
reminder-to-day = قبل الموعد النهائي بيوم، إلى من لم يُجب.
reminder-own-day = اليوم الذي حدّدته كل منظمة
reminder-no-date = غير محدّد: لا يوجد موعد كهذا
reminder-usual = بالصياغة المعتادة
reminder-own-words = بصياغتك
reminder-stopped = موقوف
reminder-sent = { PLURAL($count) ->
    [zero] لم يُرسل شيء
    [one] أُرسل مرة واحدة
    [two] أُرسل مرتين
    [few] أُرسل { $count } مرات
    [many] أُرسل { $count } مرة
   *[other] أُرسل { $count } مرة
}
reminder-edit = عرض وتعديل
reminder-words = صياغتك
reminder-words-hint = تأتي في أول الرسالة مكان صياغتنا، لقرّاء كل اللغات. اتركها فارغة للصياغة المعتادة.
reminder-stop = إيقاف هذا التذكير
reminder-stop-hint = لا يُرسل إلى أحد حتى تعيد تشغيله.
reminder-save = حفظ
reminder-preview = معاينة
reminder-preview-title = كيف تبدو الرسالة
reminder-preview-hint = إلى منظمة على سبيل المثال، بلغتك. والرابط ليس حقيقيًا.

## صفحة المنظمة المدعوّة
invited-title = دعوة إلى { $organisation }
invited-heading = أنتم مدعوّون إلى التوقيع
invited-heading-answered = دعوتكم إلى التوقيع
invited-confidential = هذه الرسالة سرّية. لا يقرؤها إلا المدعوّون؛ نرجو ألا تُنقل إلى خارج منظمتكم.
invited-signed = لقد وقّعت منظمتكم.
invited-held = وصل توقيع منظمتكم، وهو ينتظر المنظّمين.
invited-closed = لم تعد هذه الرسالة تقبل التوقيعات.
invited-receipt = الإيصال في صندوق البريد الذي وقّع. به يمكنكم تصحيح التوقيع أو سحبه.
invited-said-conditional = ذكرتم الشرط الذي توقّعون به. ما زال بإمكانكم تغيير الجواب أو التوقيع.
invited-said-later = طلبتم مهلة. سنذكّركم في اليوم الذي حدّدتموه، ويمكنكم التوقيع قبله متى شئتم.
invited-said-forwarded = أحلتم الدعوة. ما زال بإمكانكم التوقيع بأنفسكم.
invited-said-declined = قلتم «ليس هذه المرة». إن تغيّر ذلك فما زال بإمكانكم التوقيع.
invited-reaffirms = وقّعت منظمتك نصًا سابقًا تغيّر معناه بعد ذلك. هل تؤيّد النص الجديد؟
invited-outstanding = وقّعت منظمتك نصًا سابقًا من عنوان آخر، ولم تؤيّد الجديد. إذا وقّعتَ حلّ توقيعك محلّه.
invited-departed = كانت منظمتك قد وقّعت، ولم تعد في القائمة. إذا تغيّر ذلك فيمكنك التوقيع من جديد.
invited-reaffirm-hint = ضغطة واحدة تؤيّد هذا النص، ويبقى ما في القائمة كما هو. يصل إلى هذا العنوان إيصال فيه رابط يزيل التوقيع.
invited-forwarded-by = أحالها إليكم
invited-soft = يودّ المنظّمون تلقّي الجواب قبل
invited-listed = ما سيظهر في القائمة
invited-mailbox = عنوان البريد المدعو، ولا يُنشر أبدًا
invited-who-signs = من يوقّع عن المنظمة؟ لا يُنشر هذا، بل يراه المنظّمون.
invited-list-hint = وإلا فلا يرى من وقّع إلا المنظّمون.
invited-press-hint = ضغطة واحدة توقّع هذا النص عن منظمتكم. ويُرسل إيصال إلى صندوق البريد المدعوّ، وفيه رابط يزيل التوقيع.
invited-sign = التوقيع عن المنظمة
invited-other = في هذه البيانات خطأ
invited-answers = أو أجيبوا بجواب آخر
invited-answers-hint = يمكنكم تغيير كل جواب بالرابط نفسه حتى الموعد النهائي.
invited-if = سنوقّع بشرط…
invited-condition = شرطكم
invited-condition-hint = يقرؤه المنظّمون، وقد يجيبونكم بالبريد.
invited-if-button = إبلاغ المنظّمين
invited-later = نحتاج إلى مزيد من الوقت
invited-until = حتى متى
invited-until-hint = نذكّركم في الساعة 10:00 من ذلك اليوم.
invited-later-button = طلب مهلة
invited-forward = سؤال المدير
invited-forward-email = عنوان بريده
invited-forward-hint = عنوان من منظمتكم، في { $domain }
invited-forward-name = اسمه
invited-forward-office = منصبه
invited-forward-button = إحالة الدعوة
invited-forward-not = وصلت هذه الدعوة إلى عنوان تتشاركه منظمات كثيرة. اطلبوا من المنظّمين أن يدعوا مديركم.
invited-forwarded-to = أُحيلت إلى
invited-decline = ليس هذه المرة
invited-why = السبب (يقرؤه المنظّمون)
invited-decline-button = الإجابة بـ«ليس هذه المرة»
invited-public-page = صفحة الرسالة العامة، وفيها كل الموقّعين
invited-other-title = التوقيع ببيانات أخرى
invited-other-lead = ما يخالف الدعوة يُؤكَّد بالبريد أولًا. تُرسل الرسالة إلى صندوق البريد المدعوّ:
invited-other-button = إرسال رسالة التأكيد
disown-title = ألم تكن أنت؟
disown-text = قد يُعاد توجيه الرسائل، ولذلك لا يزيل هذا الرابط وحده شيئًا. نرسل رابطًا خاصًا إلى صندوق البريد المدعوّ: افتحه واختر سحب التوقيع وضع علامة على «لم أكن أنا». حينئذ يُزال التوقيع من القائمة فورًا ويُبلَّغ المنظّمون.
disown-ask = إرسال رابط خاص إلى صندوق البريد المدعوّ
disown-at-once = نقرة واحدة تزيل التوقيع من القائمة فورًا. ويبطل رابط دعوتك حينئذ، ويُبلَّغ المنظّمون.
disown-button = إزالة التوقيع
disown-was-me = إن كنت أنت من وقّع فأغلق هذه الصفحة: لن يتغيّر شيء.
disown-done-title = أُزيل التوقيع من القائمة
disown-done-text = أبلغنا المنظِّمين. إن أرادت منظمتكم التوقيع مع ذلك فاطلبوا منهم دعوة جديدة.
disown-gone-text = كان قد أُزيل من القائمة من قبل بطريقة أخرى، ولا يلزم شيء آخر.

## ما تمّ للتوّ
done-invited = الدعوة في طريقها.
done-invited-many = الدعوات في طريقها. ومن دُعي من قبل لا تصله دعوة ثانية.
done-invitation-prepared = أُعدّت. تُرسل عند فتح الرسالة.
done-invitation-resent = أُرسلت الدعوة مرة أخرى.
done-invitation-withdrawn = سُحبت الدعوة.
done-upload-discarded = حُذف الملف.
done-soft-deadline = حُفظ الموعد المرغوب.
done-reminder-saved = حُفظ التذكير.
done-invited-signed = شكرًا: لقد وقّعت منظمتكم. الإيصال في صندوق بريدكم.
done-invited-answered = شكرًا، يرى المنظّمون جوابكم.
done-invited-forwarded = أُحيلت الدعوة. وفي صندوق بريدكم إشعار بذلك.
done-invited-posted = انظروا في صندوق بريدكم: يُحتسب التوقيع حين تؤكّدونه هناك.
done-invited-waits = لن تُرسل رسالة أخرى اليوم. افتحوا أحدث رسالة منّا تطلب منكم التأكيد: يُحتسب التوقيع حين تؤكّدونه هناك.
done-disowned = أُزيل التوقيع من القائمة، وأُبلغ المنظّمون.
done-disown-asked = تفقّد صندوق البريد المدعوّ: أرسلنا إليه رابطًا خاصًا، أو أُرسل إليه قبل قليل رابط ما زال صالحًا. افتحه لإزالة التوقيع.

## الأخطاء
error-already-invited = صندوق البريد هذا مدعوّ عن هذه المنظمة من قبل.
error-invited-too-often = أُرسلت هذه الدعوة ثلاث مرات خلال يوم. انتظر إلى الغد.
error-invited-many = يمكن للتحالف أن يدعو { $max } منظمة في اليوم، والمتبقي اليوم { $left }. لم تُرسل أي دعوة. قسّم الملف، أو ادعُ البقية غدًا.
error-nothing-ticked = اختر عنوانًا واحدًا على الأقل.
error-row-formula = قد يحسب برنامج الجداول هذا صيغةً حسابية.
error-row-duplicate = العنوان نفسه موجود في السطر { $first }.
error-file-missing = اختر ملفًا.
error-file-too-large = الملف أكبر من { $max } ميغابايت. أزل الأعمدة التي لا تلزم، أو قسّمه.
error-day = اختر يومًا.
error-day-past = مضى هذا اليوم.
error-day-late = تكون الرسالة قد أُغلقت. اختر يومًا أقرب.
error-own-address = هذا هو العنوان المدعوّ نفسه.
error-other-domain = لا تُحال الدعوة إلا داخل المنظمة نفسها.
error-passed-on-too-often = أُحيلت هذه الدعوة مرات كثيرة. راجعوا المنظّمين.
error-soft-late = يجب أن يسبق الموعد المرغوب الموعد النهائي.

## الرسائل
mail-invite-subject = هل توقّعون؟ { $subject }
mail-invite-lead = تدعو { $coalition } منظمة { $organisation } إلى توقيع رسالة.
mail-invite-passed-on = أحال { $by } هذه الدعوة إليك.
mail-invite-soft = الجواب قبل { $deadline } أنفع.
mail-invite-link = قراءة الرسالة والإجابة
mail-invite-answers = تعرض الصفحة النص بعينه. يمكنكم التوقيع بضغطة واحدة، أو ذكر شرطكم، أو طلب مهلة، أو سؤال المدير، أو الاعتذار؛ وتغيير الجواب حتى الموعد النهائي.
mail-invite-private = الرابط لكم وحدكم: من يملكه يستطيع أن يجيب عن منظمتكم. ولا أحد يسجّل هل فتحتموه.
mail-remind-subject = ما زالت مفتوحة: { $subject }
mail-remind-week = تودّ { $coalition } أن تعرف خلال أسبوع هل توقّع { $organisation }.
mail-remind-two-days = تودّ { $coalition } أن تعرف خلال يومين هل توقّع { $organisation }.
mail-remind-own-date = طلبتم من { $coalition } مهلة حتى اليوم. هل تستطيع { $organisation } التوقيع؟
mail-remind-day = تُغلق هذه الرسالة غدًا. هذه آخر مرة نسأل فيها { $organisation }.
mail-invited-signed-lead = لقد وقّعت منظمتكم: كفت ضغطة واحدة برابط دعوتكم.
mail-disown-title = ألم تكن أنت؟
mail-disown-text = ربما نُقل الرابط إلى غيرك. اطلب رابطًا خاصًا إلى هذا الصندوق وأزل التوقيع به.
mail-disown-link = لم أكن أنا
mail-passed-on-subject = أحلتَ دعوة: { $subject }
mail-passed-on-lead = أُحيلت دعوة { $organisation } من صندوق بريدك إلى { $to }. إن لم تكن أنت من فعل ذلك فأبلغ المنظّمين. وما زال بإمكانك أن تجيب بنفسك.
mail-condition-subject = ‏{ $organisation } ستوقّع بشرط…
mail-condition-lead = أجابت { $organisation } عن دعوتكم بشرط:
mail-disowned-subject = «لم أكن أنا»: { $organisation }
mail-disowned-lead = يقول صندوق البريد المدعوّ عن { $organisation } إنه لم يوقّع. أُزيل التوقيع من القائمة، وبطل رابط الدعوة. ويمكنكم إرسال الدعوة مرة أخرى.
mail-to-invitations = عرض الدعوات

## في صفحة النشاط
activity-invitations = الدعوات
act-organisations-invited = دعوة منظمات إلى التوقيع
act-invitation-resent = إرسال دعوة مرة أخرى
act-invitation-withdrawn = سحب دعوة
act-reminder-changed = تعديل تذكير
act-soft-deadline-set = تحديد الموعد المرغوب
invited-ended-title = انتهت هذه الدعوة
invited-ended-text = لم يعد ما دُعيت إلى توقيعه يستقبل تواقيع. وحمايةً لك لم يعد هذا الرابط يُظهره.
invited-ended-signed = هل وقّعت؟
invited-ended-link = للاطّلاع على توقيعك أو سحبه، اطلب رابطًا خاصًا يُرسل إلى العنوان الذي وقّع.
