# من يظهر في القائمة: فورًا أم لا، وبأي اسم، ومن يعترض عليه.

offer-title = هل هذه منظمتك؟
offer-text = يعرف الائتلاف عنوان بريدك الإلكتروني على أنه عنوان { PLURAL($count) ->
    [one] هذه المنظمة
    [two] هاتين المنظمتين
   *[other] هذه المنظمات
  }. وإذا نُشر توقيعك بالاسم المعروف فلن يحتاج إلى موافقة أحد.
offer-as = انشر باسم { $name }، { $country }
offer-keep = أبقِ ما كتبتُه
offer-keep-text = ما كتبتَه مختلف، ولذلك يراجعه أحد المنظِّمين أولًا.
own-waits-since = بانتظار منظِّم منذ { $day }.
own-waits-choice = يعرف الائتلاف عدة منظمات بهذا الاسم. سيختار أحد المنظِّمين المنظمة الصحيحة.
own-waits-double = توجد في القائمة منظمة اسمها قريب جدًا. سيراجع أحد المنظِّمين الاسمين.
own-waits-mailbox = في القائمة شخصان من هذا البريد. سيراجع أحد المنظِّمين ما زاد على ذلك.
own-waits-script = كلمة في هذا الاسم تمزج حروفًا متشابهة من أبجديات مختلفة. سيراجعها أحد المنظِّمين.
own-others-title = أسماء أخرى تنتظر في هذا البريد
own-others-text = كل اسم توقيع مستقل. افتحه لتأكيده أو لتقول إنه ليس منك.
own-others-link = افتح «{ $name }»
own-waits-questioned = تقول جهة اتصال في المنظمة إنها لم توقّع. سيراجع أحد المنظِّمين ذلك.
own-correction-title = تصحيحك قيد الانتظار
own-correction-text = طلبتَ في { $day } أن يُنشر ما يلي. وإلى أن يراجعه أحد المنظِّمين يبقى المنشور أعلاه كما هو.
own-category-falls = أنت منشور بصفة «{ $category }». إذا غيّرت اسمك أو صفتك فعلى أحد المنظِّمين أن يمنحها من جديد.
done-correction-waits = أُرسل تصحيحك إلى منظِّم. وإلى ذلك الحين يبقى المنشور كما هو.
done-listed = نُشر توقيعك.

error-pick-organisation = في دفتر العناوين عدة منظمات بهذا الاسم. اختر المنظمة التي وقّعت.
error-held-by-organiser = أحد المنظِّمين يراجع هذا التوقيع. لا يمكنك نشره بنفسك.

mail-correction-taken-subject = نُشر تصحيحك: { $subject }
mail-correction-taken-lead = راجع أحد المنظِّمين تصحيحك، وهو الآن منشور.
mail-correction-declined-subject = لم يُقبل تصحيحك: { $subject }
mail-correction-declined-lead = راجع أحد المنظِّمين تصحيحك ولم يقبله. ويبقى توقيعك منشورًا كما كان.

act-correction-taken = قُبل تصحيح
act-correction-declined = رُفض تصحيح

desk-correction = تصحيح ينتظر منذ { $day }
desk-correction-from = المنشور الآن
desk-correction-to = ما سيُنشر
correction-take = انشر التصحيح
correction-decline = ارفض التصحيح
done-correction-taken = نُشر التصحيح، وسيصل إلى الموقِّع بريد إلكتروني.
done-correction-declined = رُفض التصحيح، وسيصل إلى الموقِّع بريد إلكتروني.
held-since = ينتظر منذ { $day }
held-look = لا دليل على أن العنوان يتحدث باسم المنظمة
held-choice = عدة منظمات بهذا الاسم في دفتر العناوين
held-double = يوجد اسم قريب جدًا في القائمة
held-mailbox = في القائمة شخصان من هذا البريد
held-script = يمزج أبجديات تتشابه حروفها
held-organiser = أوقف أحد المنظِّمين نشره مؤقتًا
held-questioned = تعترض عليه جهة اتصال في المنظمة
possible-doubles = ربما المنظمة نفسها:
pick-row = هي { $name } في دفتر العناوين
pick-another = منظمة أخرى بالاسم نفسه
act-organisations-merged = دُمجت منظمتان
error-merge-itself = اختر منظمة أخرى.
error-merge-convener = هذه المنظمة صاحبة مبادرة في رسالة. ادمج المنظمة الأخرى فيها بدلًا من ذلك.
organisation-domains = نطاقات البريد الإلكتروني
organisation-domains-hint = نطاق في كل سطر. نطاق الموقع معروف ولا يلزم ذكره. ولا تُقبل النطاقات الفرعية إلا إذا ذُكرت هنا.
organisation-part-of = جزء من
organisation-part-of-hint = الاتحاد أو الشبكة أو المنظمة الجامعة التي تنتمي إليها.
organisation-part-of-none = ليست جزءًا من غيرها
organisation-merge = دمج مع منظمة أخرى
organisation-merge-text = ينتقل كل ما يُعرف عن هذه المنظمة إلى الأخرى: الأسماء وجهات الاتصال والدعوات والتوقيعات. وما نُشر يبقى منشورًا.
organisation-into = الدمج في
organisation-merge-button = ادمج
done-organisations-merged = دُمجت المنظمتان.
error-domain-line = السطر { $line }: اكتب نطاقًا، مثل mail.example.org.
error-part-of = لا يمكن أن تكون المنظمة جزءًا من نفسها.
count-chapters = { PLURAL($count) ->
    [one] واحدة منها فرع لاتحاد في هذه القائمة.
    [two] اثنتان منها فرعان لاتحادات في هذه القائمة.
    [few] { $count } منها فروع لاتحادات في هذه القائمة.
   *[other] { $count } منها فرعًا لاتحادات في هذه القائمة.
  }
