# نشر رسالة سرّية.
publication-title = النشر
publication-unplanned = الرسالة سرّية. لا موعد لنشرها: تبقى كذلك إلى أن ينشرها أحد المنظِّمين.
publication-planned = الرسالة سرّية حتى { $moment }.
publication-same = أي { $moment }.
publication-in-days = { PLURAL($count) ->
    [zero] خلال أقل من يوم.
    [one] بعد يوم واحد.
    [two] بعد يومين.
    [few] بعد { $count } أيام.
    [many] بعد { $count } يومًا.
   *[other] بعد { $count } يوم.
}
publication-in-hours = { PLURAL($count) ->
    [zero] خلال أقل من ساعة.
    [one] بعد ساعة واحدة.
    [two] بعد ساعتين.
    [few] بعد { $count } ساعات.
    [many] بعد { $count } ساعة.
   *[other] بعد { $count } ساعة.
}
publication-in-minutes = { PLURAL($count) ->
    [zero] خلال أقل من دقيقة.
    [one] بعد دقيقة واحدة.
    [two] بعد دقيقتين.
    [few] بعد { $count } دقائق.
    [many] بعد { $count } دقيقة.
   *[other] بعد { $count } دقيقة.
}
publication-missed = كان من المقرر أن تُنشر الرسالة في { $moment }. لا ينشرها الخادم من تلقاء نفسه: إما أنه كان متوقفًا حينها، أو أن نسخة احتياطية استُعيدت منذ ذلك الحين. ما زالت الرسالة سرّية. انشرها الآن، أو اختر موعدًا آخر، أو اتركها كما هي.
publication-public = الرسالة منشورة.
publication-public-since = الرسالة منشورة منذ { $moment }.
publication-public-page = اقرأها كما يقرؤها الجميع
publication-not-open = لم يُثبَّت النص بعد. حين تُفتح الرسالة للتوقيع يمكنك تحديد موعد نشرها هنا.
publication-until-then = حتى ذلك الحين تجيب صفحتها ونصها وسجلّها وحزمتها كأنها غير موجودة.
publication-plan-title = اختر الموعد
publication-move-title = غيّر الموعد
publication-when = التاريخ والوقت
publication-zone = المنطقة الزمنية
publication-look = راجعه مرة أخيرة
publication-plan-question = هل تُنشر الرسالة في هذا الموعد؟
publication-plan-lead = في { $moment } ينشرها الخادم من تلقاء نفسه.
publication-plan-can = يمكنك تغيير الموعد أو إيقاف النشر أو النشر فورًا حتى آخر ثانية.
publication-plan-away = إن كان الخادم متوقفًا في ذلك الموعد وعاد متأخرًا جدًا، فلن ينشر شيئًا وسيسألك.
publication-plan-button = حدّد الموعد
publication-plan-change = غيّر الموعد
publication-now-title = النشر الآن
publication-now-hint = تسألك الصفحة التالية هل أنت متأكد.
publication-now = انشر الآن …
publication-now-question = هل تُنشر { $subject } الآن؟
publication-now-lead = يرى الجميع الرسالة والموقّعين عليها وسجلّها فورًا. لا رجوع عن ذلك: فقد يحتفظ آخرون بنسخ.
publication-now-button = انشر الآن
publication-stop-title = إيقاف النشر
publication-stop-hint = تبقى الرسالة سرّية. تسألك الصفحة التالية هل أنت متأكد.
publication-stop = أوقف النشر …
publication-stop-question = هل يُلغى الموعد؟
publication-stop-lead = تبقى { $subject } سرّية إلى أن يُحدَّد موعد نشرها من جديد، أو تُنشر.
publication-stop-button = ألغِ الموعد
letter-publication-link = حدّد موعد نشرها أو غيّره أو أوقفه
error-embargo-past = اختر موعدًا في المستقبل.
error-embargo-over = لم يتغيّر شيء: نُشرت الرسالة في هذه الأثناء، أو قرّر غيرك.
done-publication-planned = حُدّد موعد النشر.
done-publication-stopped = أُلغي الموعد. تبقى الرسالة سرّية.
done-letter-published = الرسالة منشورة.
mail-published-subject = نُشرت: { $subject }
mail-published-lead = نُشرت الرسالة في الموعد المحدَّد.
mail-published-link = اطّلع عليها في المكتب
mail-missed-subject = نحتاج إلى قرارك: { $subject }
mail-missed-lead = كان نشر هذه الرسالة مقررًا. لا ينشرها الخادم من تلقاء نفسه: إما أنه كان متوقفًا في ذلك الموعد، أو أن نسخة احتياطية استُعيدت منذ ذلك الحين وقد لا يكون الموعد المقرر صالحًا بعد. ما زالت الرسالة سرّية. القرار لك.
mail-missed-link = قرّر
