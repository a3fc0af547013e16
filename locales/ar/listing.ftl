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
own-waits-mailbox = في القائمة شخصان من هذا البريد، أو خرجت منها توقيعات من هذا البريد من قبل. سيراجع أحد المنظِّمين ما زاد على ذلك.
own-waits-script = كلمة في هذا الاسم تمزج حروفًا متشابهة من أبجديات مختلفة. سيراجعها أحد المنظِّمين.
own-others-title = أسماء أخرى تنتظر في هذا البريد
own-others-text = كل اسم توقيع مستقل. افتحه لتأكيده أو لتقول إنه ليس منك.
own-others-link = افتح «{ $name }»
own-entered-again = في { $day } أدخل شخص ما هذا الاسم مرة أخرى لعنوان بريدك. ما تراه هنا هو ما أُدخل من قبل. إن كنت أنت من أدخله فصحّحه هنا.
own-turned-away = في { $day } أدخل أحدهم اسمًا آخر لعنوان البريد هذا، ولم يُحفظ لأن ثمانية أسماء من هذا النوع تنتظر بالفعل. إن كان اسمك فاختر أحد الأسماء المنتظرة وصحّحه ليصير اسمك ثم أكّده، ولا تحتاج إلى رسالة أخرى لذلك.
own-waits-questioned = تقول جهة اتصال في المنظمة إنها لم توقّع. سيراجع أحد المنظِّمين ذلك.
own-correction-title = تصحيحك قيد الانتظار
own-correction-text = طلبتَ في { $day } أن يُنشر ما يلي. وإلى أن يراجعه أحد المنظِّمين يبقى المنشور أعلاه كما هو.
own-category-falls = أنت منشور بصفة «{ $category }». إذا غيّرت اسمك أو صفتك فعلى أحد المنظِّمين أن يمنحها من جديد.
done-correction-waits = أُرسل تصحيحك إلى منظِّم. وإلى ذلك الحين يبقى المنشور كما هو.
done-listed = نُشر توقيعك.

error-pick-organisation = في دفتر العناوين عدة منظمات بهذا الاسم. اختر المنظمة التي وقّعت.
error-held-by-organiser = أحد المنظِّمين يراجع هذا التوقيع. لا يمكنك نشره بنفسك.
error-taken-off = أزال أحد المنظِّمين هذا التوقيع من القائمة بعد دعوتك. إن كان ذلك خطأً فاكتب إلى الائتلاف: ما إن يُعيد إرسال الدعوة إليك حتى يمكنك التوقيع.
error-name-waits = يجب أن يراجع أحد المنظِّمين هذا الاسم قبل نشره، لذلك لم يتغيّر شيء. اكتب إلى جهة اتصال الائتلاف، أو اسحب توقيعك ووقّع من جديد بهذا الاسم: ينتظر التوقيع الجديد مراجعة أحد المنظِّمين.

mail-correction-taken-subject = نُشر تصحيحك: { $subject }
mail-correction-taken-lead = راجع أحد المنظِّمين تصحيحك، وهو الآن منشور.
mail-correction-declined-subject = لم يُقبل تصحيحك: { $subject }
mail-correction-declined-lead = راجع أحد المنظِّمين تصحيحك ولم يقبله. ويبقى توقيعك منشورًا كما كان.

act-correction-taken = قُبل تصحيح
act-correction-declined = رُفض تصحيح

desk-correction = تصحيح ينتظر منذ { $day }
desk-correction-to = ما سيُنشر
correction-take = انشر التصحيح
correction-decline = ارفض التصحيح
done-correction-taken = نُشر التصحيح، وسيصل إلى الموقِّع بريد إلكتروني.
done-correction-declined = رُفض التصحيح، وسيصل إلى الموقِّع بريد إلكتروني.
held-since = ينتظر منذ { $day }
held-look = لا دليل على أن العنوان يتحدث باسم المنظمة
held-choice = عدة منظمات بهذا الاسم في دفتر العناوين
held-double = يوجد اسم قريب جدًا في القائمة
held-mailbox = في القائمة شخصان من هذا البريد، أو خرجت منها توقيعات من هذا البريد من قبل
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

question-title = هل وقّعت منظمتك هذا؟
question-lead = وقّع شخصٌ هذه الرسالة باسم منظمتك أو من عنوان بريد إلكتروني على نطاقها.
question-text-public = إذا لم تقرر منظمتك ذلك فأخبرنا. يبقى الاسم في القائمة مع إشارة إلى أنه محل اعتراض إلى أن يراجعه أحد المنظِّمين.
question-text-confidential = إذا لم تقرر منظمتك ذلك فأخبرنا. لن يُنشر الاسم إلى أن يراجعه أحد المنظِّمين.
question-button = لسنا نحن
question-was-us = إذا كانت منظمتك هي التي وقّعت فلا يلزمك شيء.
question-asked-title = اعترضتَ على هذا التوقيع
question-asked-lead = يعرف المنظِّمون أن منظمتك لم توقّع، وسيراجعون التوقيع.
question-gone-title = هذا التوقيع ليس في القائمة
question-gone-lead = سُحب أو أُزيل. لا يلزمك شيء.
done-questioned = شكرًا لك. أبلغنا المنظِّمين.
mail-at-domain-subject = وقّع أحدهم باسم منظمتك: { $subject }
mail-at-domain-lead = وقّع شخصٌ هذه الرسالة باسم منظمتك أو من عنوان بريد إلكتروني على نطاقها. إذا كانت منظمتك قد قررت ذلك فلا يلزمك شيء.
mail-at-domain-link = لسنا نحن
mail-at-domain-why = وصلك هذا البريد لأن عنوانك لدى الائتلاف جهة اتصال للمنظمة.
mail-questioned-subject = اعتراض على توقيعك: { $subject }
mail-questioned-lead = تقول جهة اتصال في المنظمة إنها لم توقّع. سيراجع المنظِّمون ذلك، ويمكنك أن تشرح لهم ما حدث.
mail-questioned-link = أجب المنظِّمين
mail-questioned-secret = لا تُعِد توجيه هذه الرسالة: من يملك الرابط يستطيع تغيير توقيعك.
mail-put-back-subject = توقيعك في انتظار أحد المنظِّمين: { $subject }
mail-put-back-lead = رفع أحد المنظِّمين توقيعك من القائمة ليتحقق منه، وهو لا يُحتسب إلى أن ينتهي من ذلك.
mail-taken-off-subject = رُفع توقيعك من القائمة: { $subject }
mail-taken-off-lead = رفع أحد المنظِّمين توقيعك من القائمة، ولم يعد يُحتسب.
mail-taken-off-ask = إن لم تكن تتوقع ذلك فاكتب إلى التحالف: عنوانه في صفحة الرسالة.
mail-questioned-told-subject = اعتراض على توقيع: { $subject }
mail-questioned-told-lead = تقول جهة اتصال في إحدى المنظمات إنها لم توقّع. نرجو مراجعة التوقيع.
mail-questioned-told-link = انظر التوقيعات
mail-waiting-subject = { PLURAL($count) ->
    [one] توقيع واحد بانتظارك: { $subject }
    [two] توقيعان بانتظارك: { $subject }
    [few] { $count } توقيعات بانتظارك: { $subject }
   *[other] { $count } توقيعًا بانتظارك: { $subject }
  }
mail-waiting-overdue = { PLURAL($count) ->
    [one] توقيع بانتظار منظِّم منذ { $since }.
    [two] توقيعان بانتظار منظِّم، أولهما منذ { $since }.
    [few] { $count } توقيعات بانتظار منظِّم، أولها منذ { $since }.
   *[other] { $count } توقيعًا بانتظار منظِّم، أولها منذ { $since }.
  }
mail-waiting-deadline = { PLURAL($count) ->
    [one] اقترب الموعد النهائي، وما زال توقيع بانتظار منظِّم منذ { $since }.
    [two] اقترب الموعد النهائي، وما زال توقيعان بانتظار منظِّم، أولهما منذ { $since }.
    [few] اقترب الموعد النهائي، وما زالت { $count } توقيعات بانتظار منظِّم، أولها منذ { $since }.
   *[other] اقترب الموعد النهائي، وما زال { $count } توقيعًا بانتظار منظِّم، أولها منذ { $since }.
  }
mail-waiting-publication = { PLURAL($count) ->
    [one] ستُنشر الرسالة قريبًا، وما زال توقيع بانتظار منظِّم منذ { $since }.
    [two] ستُنشر الرسالة قريبًا، وما زال توقيعان بانتظار منظِّم، أولهما منذ { $since }.
    [few] ستُنشر الرسالة قريبًا، وما زالت { $count } توقيعات بانتظار منظِّم، أولها منذ { $since }.
   *[other] ستُنشر الرسالة قريبًا، وما زال { $count } توقيعًا بانتظار منظِّم، أولها منذ { $since }.
  }
mail-waiting-link = انظر إليها
act-question-settled = سُوّي اعتراض على توقيع
own-questioned-title = اعتراض على توقيعك
own-questioned-text = قالت جهة اتصال في المنظمة في { $day } إنها لم توقّع. يراجع أحد المنظِّمين ذلك. وجوابك يقرؤه المنظِّمون وحدهم.
own-questioned-answer = جوابك للمنظِّمين
own-questioned-button = أرسل الجواب
own-questioned-link = لكي تجيب اطلب رابطًا جديدًا أدناه.
done-answered-question = أُرسل جوابك إلى المنظِّمين.
desk-questioned = محل اعتراض منذ { $day }: تقول جهة اتصال في المنظمة إنها لم توقّع.
desk-questioned-answer = يجيب الموقِّع:
desk-questioned-settle = أزل الإشارة
done-question-settled = أُزيلت الإشارة.
listed-questioned = محل اعتراض
listed-questioned-why = تقول جهة اتصال في المنظمة إنها لم توقّع. يراجع المنظِّمون ذلك.

report-title = الإبلاغ عن خطأ
report-lead = هل في هذه القائمة اسم لا ينبغي أن يكون فيها، أو معلومة غير صحيحة؟ أخبر المنظِّمين.
report-entry = أي اسم؟
report-entry-hint = كما هو في القائمة. اتركه فارغًا إذا كان الأمر يخص القائمة كلها.
report-words = ما الخطأ؟
report-email = بريدك الإلكتروني
report-email-hint = فقط إذا كان للمنظِّمين أن يسألوك عن الأمر. لا يُنشر أبدًا.
report-button = أرسل إلى المنظِّمين
report-link = الإبلاغ عن خطأ
done-reported = شكرًا لك. وصل بلاغك إلى المنظِّمين.
mail-data-ends-subject = ستُحذف بيانات شخصية: { $subject }
mail-data-ends-lead = لم يُسجَّل تسليم لهذه الرسالة. في { $day } تُحذف بياناتها الشخصية: الدعوات مع أجوبتها، والملاحظات، والرسائل، وعناوين بريد الموقّعين. وتبقى الأسماء المدرجة.
mail-data-ends-deliver = إن سُلّمت الرسالة فسجّلوا ذلك: عندها تُحسب الأيام منه. وإن لم تُسلَّم بعد فصدّروا ما تحتاجون إليه من المكتب قبل ذلك اليوم.
mail-data-ends-link = سجّل تسليمًا

mail-reported-subject = أُبلغ عن خطأ: { $subject }
mail-reported-lead = أبلغ أحد القراء عن خطأ في قائمة الموقِّعين.
mail-reported-link = اقرأ البلاغات
reports-title = الأخطاء المبلَّغ عنها
reports-lead = ما يقول القراء إنه غير صحيح في القائمة. يُحذف البلاغ بعد معالجته.
reports-none = لم يبلّغ أحد عن خطأ.
reports-no-entry = القائمة كلها
reports-unreadable = بلاغ لا يمكن قراءته
reports-unreadable-why = محتواه تالف أو حُفظ بمفتاح آخر. اسأل مضيفك، أو احذفه.
reports-settle = عولج: احذف البلاغ
reports-of-network = { PLURAL($count) ->
    [two] بلاغان جاءا من الشبكة نفسها في ذلك اليوم
    [few] { $count } بلاغات جاءت من الشبكة نفسها في ذلك اليوم
   *[other] { $count } بلاغًا جاءت من الشبكة نفسها في ذلك اليوم
}
reports-of-network-why = قد تأتي بلاغات كثيرة من شبكة واحدة من شخص واحد، أو من مدرسة أو مكتب أو شركة هاتف. لا نحتفظ بأي عنوان، بل بأنها جاءت من مكان واحد فقط. لا يمكن التراجع عن الحذف.
reports-settle-network = { PLURAL($count) ->
    [two] حذف البلاغين
    [few] حذف { $count } بلاغات
   *[other] حذف { $count } بلاغًا
}
done-report-settled = حُذف البلاغ.
done-reports-settled = حُذفت بلاغات تلك الشبكة.
act-report-settled = عولج بلاغ عن خطأ
