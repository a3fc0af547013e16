# الجداول التي يأتي بها الناس: ما الخطأ في الملف، وفي صف منه.
error-table-empty = الملف فارغ.
error-table-no-text = هذا ليس جدولًا نقرؤه (XLSX أو ODS) ولا ملف CSV. اختر في برنامجك «حفظ باسم» وأحد هذه الأنواع، ثم اختر الملف الناتج.
error-table-unfolds = في هذا الجدول أكثر مما في قائمة. انسخ القائمة وحدها إلى جدول جديد واحفظه.
error-table-no-rows = في الملف صف عناوين ولا شيء تحته.
error-table-too-many-rows = عدد صفوف الملف يزيد على { $max }. قسّمه إلى عدة ملفات.
error-table-quotes = في صفوف كثيرة من هذا الملف علامات اقتباس مفتوحة لم تُغلق. احفظه من برنامج الجداول مرة أخرى.
error-row-encoding = بعض الحروف مشوّهة. اكتبها من جديد، واحفظ الملف بصيغة «CSV UTF-8».
error-row-cells = عدد خلايا الصف { $found }، وعدد خلايا العناوين { $expected }.
error-row-separator = خلايا هذا الصف مفصولة بـ«{ $found }»، أما خلايا الصفوف الأخرى فلا.
error-row-quote = علامة اقتباس مفتوحة لم تُغلق.
# البلدان في الجداول كما يكتبها الناس.
country-with-code = «{ $name }» ({ $code })
error-country-unknown = لا نعرف البلد «{ $word }». اكتب اسمه أو رمزه المؤلف من حرفين.
error-country-suggest = لا نعرف البلد «{ $word }». هل تقصد { $countries }؟
error-country-which = قد يعني «{ $word }» أكثر من شيء، أو ليس له رمز خاص به. اكتب بلدًا، مثل { $countries }.
error-country-two = يذكر «{ $word }» أكثر من بلد: { $countries }. اكتب البلد الذي سيُدرج الاسم تحته.
error-country-none = «{ $word }» ليس بلدًا. اكتب البلد الذي يعيشون فيه، أو الذي فيه مقر المنظمة.
note-country-part = يُدرج «{ $word }» تحت { $countries }.
note-country-beside = من «{ $word }» أخذنا { $countries }.
note-country-likely = قُرئ «{ $word }» على أنه { $countries }، لا { $others }.
error-table-encoding = لا نعرف هذا الترميز.
error-letters-lost = ضاعت حروف قبل حفظ هذا الملف، وحلّت محلها علامات استفهام. احفظه من جديد بصيغة «CSV UTF-8» أو جدولًا.
note-letters-mended = أُصلحت حروف مشوّهة: في الملف «{ $word }».
note-email-first = فيه عدة عناوين، فأخذنا أولها.
note-language-unknown = لا نكتب الرسائل بـ«{ $word }»، وستكون هذه بلغتك.
