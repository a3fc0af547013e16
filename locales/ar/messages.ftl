# منظِّم يكتب إلى شخص لا يرى عنوانه
message-write = كتابة رسالة بريد
message-title = الكتابة إلى { $name }
message-lead = يصل ما تكتبه إلى عنوان البريد المحفوظ، وأنت لا تراه. وتصل الردود إلى { $contact }، وهو عنوان ائتلافكم.
message-lead-sensitive = لا يحمل البريد سوى رابط يُظهر ما كتبتَه بعد نقرة، مدة سبعة أيام. ولا يذكر اسمك ولا الائتلاف ولا أي رسالة مفتوحة.
message-limits = ثلاث رسائل بريد في الأسبوع على الأكثر إلى العنوان نفسه بشأن الرسالة المفتوحة نفسها، وثلاثون في اليوم منك. ويُسجَّل كل إرسال في سجل النشاط دون نصه.
message-to = إلى
message-contact = جهة الاتصال
message-subject = الموضوع
message-text = النص
message-text-hint = نص عادي لا يزيد على 2000 حرف. الروابط مسموح بها.
message-preview-button = معاينة
message-preview-title = معاينة رسالتك
message-preview-lead = لم يُرسل شيء بعد. هذا هو البريد بلغة متلقّيه:
message-preview-page = بعد نقرة يُظهر الرابط هذا:
message-preview-email = البريد
message-back-signatures = العودة إلى التوقيعات
message-back-organisation = العودة إلى المنظمة
message-send-button = إرسال
message-edit-button = تعديل
message-stopped = أوقف صاحب العنوان هذه الرسائل، فلا يمكنك الكتابة إليه.
message-nobody = لا أحد تكتب إليه: لم يُؤكَّد العنوان، أو لم يعد محفوظًا، أو انسحب صاحبه من الرسالة المفتوحة.
message-earlier = رسائل سابقة
message-state-queued = في الانتظار: لم يتسلّمها خادم البريد بعد.
message-state-retried = في الانتظار. { $why } سنحاول مجددًا.
message-state-sent = أُرسلت: تسلّمها خادم البريد.
message-state-failed = لم تُرسل. { $why }
message-state-gone = لم تُرسل: انسحب متلقّيها قبل إرسالها.
message-why-not-taken = تعذّر الوصول إلى خادم البريد، أو لم يتسلّمها.
message-why-refused = رفضها خادم البريد.
message-why-address = لا يستطيع خادم البريد الوصول إلى هذا العنوان.
message-why-broken = تعذّرت كتابتها بسبب خطأ من جانبنا. يجده مضيفكم في سجل الخادم.
message-why-stopped = أوقف صاحب العنوان هذه الرسائل.
done-message-queued = رسالتك في انتظار الإرسال. ترى تحت «رسائل سابقة» هل تسلّمها خادم البريد.
act-message-sent = أُرسلت رسالة بريد
error-message-stopped = أوقف صاحب العنوان هذه الرسائل.
error-messages-recipient = أُرسلت إلى هذا العنوان ثلاث رسائل خلال أسبوع. يمكنك الكتابة مجددًا بعد أسبوع من أولاها.
error-messages-day = أرسلتَ ثلاثين رسالة خلال 24 ساعة. يمكنك المتابعة غدًا.

# كما يقرؤها متلقّيها
mail-message-subject = { $coalition }: { $subject }
mail-message-greeting = تحية طيبة،
mail-message-lead = يكتب إليك { $coalition } بشأن الرسالة المفتوحة «{ $subject }»:
mail-message-lead-book = يكتب إليك { $coalition } بصفتك جهة اتصال لمنظمتك:
mail-message-reply = للإجابة، ردّ على هذا البريد أو اكتب إلى { $contact }.
mail-message-author = كتب المنظِّم النص أعلاه، وهذا الموقع ينقله فحسب.
mail-message-link = قراءة الرسالة على الموقع
received-lead = كتب إليك { $coalition } في { $day }.
received-letter = بشأن الرسالة المفتوحة:
received-reply = للإجابة، اكتب إلى:
received-author = كتب المنظِّم هذا النص، وهذا الموقع ينقله فحسب.
data-messages = رسائل إلى هذا العنوان
data-messages-text = كتبها منظِّمون دون أن يروا العنوان. وتُحذف مع التوقيع أو الدعوة أو جهة الاتصال التي تخصّها، وعلى أبعد تقدير مع البيانات الشخصية للرسالة المفتوحة.
kept-messages = { PLURAL($count) ->
    [zero] لا رسائل إلى الموقّعين وجهات الاتصال
    [one] رسالة واحدة إلى الموقّعين وجهات الاتصال
    [two] رسالتان إلى الموقّعين وجهات الاتصال
    [few] { $count } رسائل إلى الموقّعين وجهات الاتصال
    [many] { $count } رسالة إلى الموقّعين وجهات الاتصال
   *[other] { $count } رسالة إلى الموقّعين وجهات الاتصال
}
