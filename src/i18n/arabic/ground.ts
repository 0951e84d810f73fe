import type { CatalogueOf } from '../catalogue.js'
import { INPUT, ISSUER_KEYS, KEY, LATER, LOOK, ORIGINAL, REISSUE, SERVER, SERVICE, SMALLER } from './advice.js'

/** Arabic for reading, contexts, keys, schemas and fetching. */
export const ground: CatalogueOf<'core' | 'report' | 'contexts' | 'net' | 'did' | 'rdf' | 'keys' | 'schema'> = {
  'report.trusted': { text: 'هذا أصلي، وأنت تعرف من أصدره.' },
  'report.genuine': { text: 'هذا أصلي. ولك أن تقرر هل تعتمد على من أصدره.' },
  'report.rejected': { text: 'لا تعتمد على هذا.' },
  'report.indeterminate': { text: 'تعذّرت معرفة ما إذا كان هذا سليمًا.' },
  'core.option_unknown': { text: 'لا يوجد خيار باسم {option} في {where}.', fix: 'تأكد من إملاء الخيار.' },
  'core.option_invalid': { text: 'الخيار {option} غير صالح للاستخدام؛ المتوقع {expected}.', fix: 'صحّح الخيار.' },
  'core.input_type': { text: 'المتوقع {expected}، والموجود {actual}.', fix: INPUT },
  'core.input_too_large': { text: 'حجم المدخلات بالبايت أكبر من {limitBytes}.', fix: SMALLER },
  'core.json_invalid': { text: 'المدخلات ليست بصيغة JSON.', fix: 'تأكد من أن الملف نُسخ كاملًا.' },
  'core.json_too_deep': { text: 'عدد مستويات تداخل JSON أكبر من {limit}.', fix: SMALLER },
  'core.json_too_many_values': { text: 'عدد القيم في JSON أكبر من {limit}.', fix: SMALLER },
  'core.json_key_duplicate': { text: 'العنصر "{key}" مكرر في كائن واحد من JSON.', fix: REISSUE },
  'core.json_key_forbidden': { text: 'في JSON عنصر باسم "{key}"، وهو غير مسموح به.', fix: REISSUE },
  'core.json_value_unsupported': { text: 'القيمة التي نوعها {type} لا يمكن كتابتها بصيغة JSON.', fix: INPUT },
  'core.number_not_finite': { text: 'أحد الأعداد غير منتهٍ.', fix: INPUT },
  'core.text_not_utf8': { text: 'المدخلات ليست نصًا بترميز UTF-8.', fix: ORIGINAL },
  'core.text_not_well_formed': {
    text: 'في أحد النصوص نصف زوج بديل (surrogate) لا يستطيع أي ترميز حمله.',
    fix: REISSUE,
  },
  'core.encoding_invalid': { text: 'إحدى القيم ليست بترميز {encoding}: {reason}.', fix: REISSUE },
  'core.date_time_invalid': { text: 'أحد التواريخ غير مقروء؛ المتوقع {expected}.', fix: INPUT },
  'core.duration_invalid': { text: 'إحدى المدد غير مقروءة؛ المتوقع {expected}.', fix: INPUT },
  'core.decimal_invalid': { text: 'أحد الأعداد غير مقروء؛ المتوقع {expected}.', fix: INPUT },
  'core.slot_invalid': { text: 'الخانة "{slot}" ليست نصًا في المستند، أو تقع داخل سياقاته.', fix: INPUT },
  'core.slot_value': { text: 'يجب أن تكون قيم الخانات كالآتي: {expected}.', fix: INPUT },
  'core.platform_lacks': {
    text: 'المنصة التي يعمل عليها هذا لا تستطيع التعامل مع {feature} هنا.',
    fix: 'استخدم متصفحًا أحدث أو منصة أخرى.',
  },
  'contexts.unknown': {
    text: 'يستخدم المستند السياق {url}، وهو غير مرفق ولم يُقدَّم.',
    fix: 'قدّم مستند السياق إن كنت تثق به؛ السياقات لا تُجلب من الشبكة أبدًا.',
  },
  'contexts.document_invalid': {
    text: 'ما قُدِّم للسياق {url} ليس كائنًا فيه العنصر JSON-LD @context بصورة صالحة.',
    fix: 'صحّح مستند السياق الذي تقدّمه.',
  },
  'contexts.url_bundled': { text: 'السياق {url} مرفق من قبل ولا يمكن إعطاؤه مستندًا آخر.', fix: 'لا تقدّمه.' },
  'keys.type_unsupported': {
    text: 'المفاتيح من النوع "{type}" غير مدعومة.',
    fix: 'استخدم مفتاح Ed25519 أو P-256 أو P-384 أو RSA.',
  },
  'keys.alg_unsuitable': { text: 'المفتاح من النوع "{type}" لا يوقّع باستخدام {alg}.', fix: KEY },
  'keys.jwk_invalid': {
    text: 'المفتاح غير صالح للاستخدام: العنصر {member} غير موجود أو غير سليم الصيغة.',
    fix: ISSUER_KEYS,
  },
  'keys.private_member': {
    text: 'المفتاح العام يحمل العنصر الخاص {member}.',
    fix: 'انشر المفتاح دون هذا العنصر، واستبدل المفتاح: لم يعد سريًا.',
  },
  'keys.multikey_invalid': { text: 'صيغة Multikey غير سليمة: {reason}.', fix: ISSUER_KEYS },
  'keys.multikey_unavailable': {
    text: 'المفاتيح من النوع {type} ليس لها صيغة Multikey.',
    fix: 'استخدم did:jwk أو did:web لهذا المفتاح.',
  },
  'keys.pair_mismatch': { text: 'نصفا المفتاح، الخاص والعام، ليسا من مفتاح واحد.', fix: KEY },
  'keys.keystore_invalid': { text: 'مخزن المفاتيح غير صالح للاستخدام: {reason}.', fix: KEY },
  'keys.passphrase_wrong': { text: 'عبارة المرور خاطئة، أو أن مخزن المفاتيح تغيّر.', fix: 'تأكد من عبارة المرور.' },
  'keys.passphrase_missing': {
    text: 'عبارة المرور مطلوبة.',
    fix: 'اكتبها عندما تُطلب منك، أو اضبط RUNGS_PASSPHRASE.',
  },
  'keys.method_invalid': { text: 'طريقة التحقق غير صالحة للاستخدام؛ المتوقع {expected}.', fix: KEY },
  'keys.peer_missing': { text: 'الحزمة البرمجية {package} لازمة ولا يمكن تحميلها.', fix: 'ثبّتها إلى جانب rungs.' },
  'keys.message_too_large': {
    text: 'الحد الأقصى لما يوقّعه المفتاح بالبايت {maxBytes}، والمعطى {bytes}.',
    fix: 'استخدم إثباتًا مضمَّنًا، إذ لا يُوقَّع منه إلا 64 بايت، أو مفتاح ECDSA أو RSA.',
  },
  'keys.service_failed': { text: 'فشلت خدمة المفاتيح {service} في العملية "{operation}": {reason}.', fix: SERVICE },
  'keys.service_answer_invalid': {
    text: 'أعطت خدمة المفاتيح {service} جوابًا غير صالح عن العملية "{operation}" ({reason})، لذلك لم يُوقَّع شيء.',
    fix: SERVICE,
  },
  'keys.service_key_unusable': {
    text: 'المفتاح الموجود في {service} لا يمكن استخدامه للتوقيع: {reason}.',
    fix: 'حدّد مفتاحًا واحدًا مخصصًا للتوقيع بذكر معرّفه ونسخته.',
  },
  'schema.invalid': { text: 'هذا لا يوافق المخطط {schema}: تشترط {keyword} ما يلي: {expected}.', fix: REISSUE },
  'schema.document_invalid': {
    text: 'هذا ليس مخطط JSON Schema يمكن استخدامه: {member} غير موجود أو غير صحيح.',
    fix: 'صحّح المخطط.',
  },
  'schema.dialect_unsupported': {
    text: 'المخطط مكتوب بلهجة غير مدعومة: {dialect}.',
    fix: 'اكتب المخطط وفق draft 2020-12 أو draft 2019-09 أو draft 7.',
  },
  'schema.reference_unresolved': {
    text: 'يستند المخطط إلى مخطط آخر، {reference}، وهو غير متوفر ولا يُجلب من الشبكة.',
    fix: 'ضع ما يلزمه من المخطط الآخر داخل العنصر JSON Schema $defs الخاص به.',
  },
  'schema.too_complex': {
    text: 'المخطط أكبر أو أعقد من أن تُجرى المقارنة به، فأُوقفت.',
    fix: 'اطلب من ناشر المخطط مخططًا أبسط.',
  },
  'schema.unknown': { text: 'لا يوجد مخطط باسم {schema}.', fix: 'استخدم واحدًا مما يلي: {known}.' },
  'net.url_unsupported': {
    text: 'لا يمكن الجلب من عنوان URL هذا: {reason}.',
    fix: 'استخدم عنوان https خاليًا من بيانات الدخول، على المنفذ 443 أو على منفذ تسمح به.',
  },
  'net.host_forbidden': {
    text: 'الخادم {host} ليس في قائمة الخوادم المسموح بها.',
    fix: 'أضف الخادم إلى القائمة إن كنت تثق به.',
  },
  'net.address_forbidden': {
    text: 'الخادم {host} ليس على الإنترنت العام، لذلك لم يُجلب منه شيء.',
    fix: SERVER,
  },
  'net.redirect_forbidden': { text: 'الخادم {host} يعيد التوجيه بطريقة لا تُتّبع: {reason}.', fix: SERVER },
  'net.fetch_refused': {
    text: 'لم يُجلب شيء من الخادم {host} (الغرض: {purpose})، لأن الجلب رُفض.',
    fix: 'اسمح بالجلب، أو قدّم المستند بنفسك.',
  },
  'net.busy': { text: 'الطلبات المنتظرة للخادم {host} أو في المجموع أكثر من اللازم (الحد {limit}).', fix: LATER },
  'net.retry_later': { text: 'طلب الخادم {host} ألا يُسأل مرة أخرى قبل {until}.', fix: 'حاول مرة أخرى بعد ذلك.' },
  'net.content_type': { text: 'أرسل الخادم {host} شيئًا غير المطلوب: "{contentType}".', fix: SERVER },
  'net.status': { text: 'أجاب الخادم {host} بحالة HTTP رقم {status}.', fix: SERVER },
  'net.content_encoding': { text: 'أرسل الخادم {host} جوابًا مضغوطًا مع أن الضغط لم يكن مقبولًا.', fix: SERVER },
  'net.too_large': { text: 'حجم ما أرسله الخادم {host} ({part}) بالبايت أكبر من {limitBytes}.', fix: SERVER },
  'net.timeout': {
    text: 'لم يُجب الخادم {host} خلال المهلة، وهي بالمللي ثانية {timeoutMs}.',
    fix: 'حاول مرة أخرى لاحقًا.',
  },
  'net.aborted': { text: 'أُوقف الجلب من الخادم {host} قبل أن يكتمل.', fix: LATER },
  'net.unreachable': { text: 'لا يمكن الوصول بأمان إلى الخادم {host}: {reason}.', fix: LATER },
  'did.invalid': { text: 'المعرّف (الطريقة {method}) غير سليم الصيغة: {reason}.', fix: REISSUE },
  'did.method_unsupported': {
    text: 'المعرّفات بالطريقة "{method}" غير مدعومة.',
    fix: 'المدعوم: did:key وdid:jwk وdid:web وhttps.',
  },
  'did.key_type_unsupported': {
    text: 'المفاتيح من النوع "{type}" غير مدعومة، لذلك لم يُفحص به شيء.',
    fix: 'اطلب من جهة الإصدار شارة موقَّعة بمفتاح Ed25519 أو P-256 أو P-384 أو RSA.',
  },
  'did.offline': {
    text: 'يلزم جلب مستند جهة تحكم من النوع {method}، والجلب متوقف.',
    fix: 'اسمح بالجلب، أو قدّم المستند بنفسك.',
  },
  'did.document_invalid': { text: 'مستند جهة التحكم غير صالح للاستخدام: {reason}.', fix: ISSUER_KEYS },
  'did.document_duplicate': {
    text: 'للمستندين {first} و{second} المعرّف نفسه.',
    fix: 'قدّم كل مستند مرة واحدة.',
  },
  'did.method_not_found': { text: 'ليس في مستند جهة التحكم طريقة تحقق كهذه.', fix: ISSUER_KEYS },
  'did.method_not_authorised': {
    text: 'لا تذكر جهة التحكم طريقة التحقق هذه ضمن {relationship}.',
    fix: ISSUER_KEYS,
  },
  'did.controller_mismatch': {
    text: 'تذكر طريقة التحقق جهة تحكم غير جهة المستند الذي وردت فيه.',
    fix: ISSUER_KEYS,
  },
  'rdf.term_undefined': {
    text: 'المصطلح "{term}" لا يعرّفه أي سياق، لذلك لن يشمله التوقيع.',
    fix: 'اذكر سياقًا يعرّفه، أو احذفه.',
  },
  'rdf.data_lost': { text: 'جزء من المستند لن يشمله التوقيع: {reason}.', fix: REISSUE },
  'rdf.context_invalid': { text: 'لا يمكن استخدام سياقات المستند: {reason}.', fix: REISSUE },
  'rdf.document_invalid': { text: 'المستند ليس JSON-LD صالحًا: {reason}.', fix: REISSUE },
  'rdf.pointer_invalid': {
    text: 'لا يمكن اتباع مؤشر JSON pointer: {reason}.',
    fix: 'استخدم مؤشرات إلى عناصر موجودة في المستند (RFC 6901).',
  },
  'rdf.label_map_invalid': {
    text: 'التسميات المعطاة للعقد الفارغة في المستند ليست تسمية واحدة لكل عقدة منها.',
    fix: ORIGINAL,
  },
  'rdf.selection_unsupported': {
    text: 'لا يمكن إظهار أجزاء من هذا المستند وحدها: فهو يستخدم من JSON-LD ما ليس مدعومًا هنا.',
    fix: 'قدّم الشارة كاملة، أو اطلب من جهة الإصدار شارة بسياقات أبسط.',
  },
  'rdf.too_complex': { text: 'المستند متشابك إلى حد لا يمكن معه تحويله إلى الصيغة القياسية.', fix: REISSUE },
  'rdf.busy': {
    text: 'عدد المستندات الكبيرة المنتظرة تحويلها إلى الصيغة القياسية أكبر من {limit}.',
    fix: 'حاول مرة أخرى لاحقًا.',
  },
  'rdf.worker_unavailable': {
    text: 'المستند بهذا الحجم يُحوَّل إلى الصيغة القياسية داخل worker، وهذه المنصة لا تشغّل أيًا منها.',
    fix: 'شغّله حيث يمكن تشغيل worker، أو ارفع الحد للمستندات التي يُقبل أن توقف العمل مؤقتًا.',
  },
  'schema.claim_set': {
    text: 'هذه مجموعة مطالبات من النوع {vct}؛ ولا يُعرف لها مخطط هنا، لذلك لم يُفحص محتواها.',
    fix: LOOK,
  },
  'schema.not_open_badge': {
    text: 'هذه شهادة، لكنها ليست شارة من نوع Open Badges 3.0؛ ولم يُقارن محتواها بأي مخطط.',
    fix: LOOK,
  },
  'schema.data_model': {
    text: 'تخالف الشهادة قاعدة من قواعد نموذج بياناتها: يجب أن يكون {member} كالآتي: {expected}.',
    fix: REISSUE,
  },
  'schema.not_at_hand': {
    text: 'تذكر الشارة مخطط JSON Schema بالعنوان {url}، وهو غير متوفر: لم يُفحص هل توافقه.',
    fix: 'قدّم أداة فحص لهذا المخطط في الخيار `schemas` لأداة التحقق.',
  },
  'schema.references_too_many': { text: 'عدد المخططات التي تذكرها الشارة أكبر من {limit}؛ ولم يُفحص الباقي.', fix: REISSUE },
  'schema.context_unknown': {
    text: 'السياق {url} غير معروف هنا، لذلك لم يُنظر في المصطلحات التي يعرّفها.',
    fix: 'قدّم السياق لأداة التحقق إن كنت تعرفه.',
  },
  'keys.pem_invalid': {
    text: 'ليس في ملف PEM مفتاح عام يمكن الاعتماد عليه ({reason}).',
    fix: 'انشر مفتاحًا عامًا من نوع مدعوم، ولا يقل مفتاح RSA عن 2048 بت، ولا تنشر أبدًا مفتاحًا خاصًا.',
  },
  'schema.restated': {
    text: 'قورن السجل بصياغة معادة للمخطط الذي يذكره، لا بالمخطط المنشور.',
    fix: 'قدّم المخطط المنشور لأداة التحقق حيث يهم ذلك.',
  },
}
