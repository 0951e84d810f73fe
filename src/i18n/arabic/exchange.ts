import type { CatalogueOf } from '../catalogue.js'

/** Arabic for requests over HTTP. */
export const exchange: CatalogueOf<'exchange'> = {
  'exchange.not_found': { text: 'لا يوجد شيء في هذا العنوان.', fix: 'ابحث عن العناوين في /openapi.json.' },
  'exchange.method_not_allowed': { text: 'هذا العنوان لا يقبل إلا {allowed}.', fix: 'استخدم إحدى هذه الطرق.' },
  'exchange.media_type_unsupported': {
    text: 'نوع المحتوى لا يُقرأ هنا؛ ما يُقرأ: {accepted}.',
    fix: 'ضع أحدها في الترويسة Content-Type.',
  },
  'exchange.request_malformed': { text: 'تعذّرت قراءة الطلب: المتوقع {expected}.', fix: 'أرسله كما يصفه /openapi.json.' },
  'exchange.request_too_large': { text: 'حجم الطلب أكبر من الحد، وهو بالبايت: {limitBytes}.', fix: 'أرسل أقل في المرة الواحدة.' },
  'exchange.request_too_slow': {
    text: 'لم يصل الطلب في الوقت المحدد، وهو بالمللي ثانية: {limitMs}.',
    fix: 'أرسله دفعة واحدة عبر اتصال أفضل.',
  },
  'exchange.member_invalid': {
    text: 'في الطلب، القيمة "{member}" غير صحيحة: المتوقع {expected}.',
    fix: 'أرسله كما يصفه /openapi.json.',
  },
  'exchange.issuer_mismatch': {
    text: 'يذكر الاعتماد جهة إصدار غير التي توقّع هنا: {expected}.',
    fix: 'ضع في `issuer` المعرّف الذي يعرضه /issuers.',
  },
  'exchange.token_missing': {
    text: 'هذا العنوان يطلب رمز وصول، ولم يصل أي رمز.',
    fix: 'أرسل رمزًا في الترويسة Authorization بصيغة Bearer.',
  },
  'exchange.token_invalid': { text: 'رمز الوصول غير مقبول هنا.', fix: 'احصل على رمز جديد لهذه الخدمة.' },
  'exchange.scope_missing': { text: 'رمز الوصول لا يسمح بذلك: النطاق "{scope}" ناقص.', fix: 'اطلب رمزًا بهذا النطاق.' },
  'exchange.rate_limited': { text: 'وصلت طلبات أكثر من اللازم.', fix: 'انتظر قبل المحاولة، وعدد الثواني: {retryAfterSeconds}.' },
  'exchange.busy': { text: 'لدى الخدمة من العمل قدر ما تقبله.', fix: 'انتظر قبل المحاولة، وعدد الثواني: {retryAfterSeconds}.' },
  'exchange.not_ready': { text: 'الخدمة غير جاهزة.', fix: 'حاول مرة أخرى بعد لحظة.' },
  'exchange.ended': { text: 'انتهى التبادل: فقد اكتمل أو سُحب أو مضى وقته.', fix: 'اطلب تبادلًا جديدًا ممن بدأه.' },
  'exchange.challenge_unknown': {
    text: 'الجواب لا يخص السؤال المفتوح: فقد أُجيب عنه من قبل، أو طُرح غيره منذ ذلك الحين.',
    fix: 'اطلب السؤال من جديد وأجب عنه.',
  },
  'exchange.origin_differs': {
    text: 'يذكر «{member}» {actual}، لكن هذا يجري مع {expected}.',
    fix: 'لا تتابع إلا إذا كنت تعرف السبب.',
  },
  'exchange.answer_invalid': {
    text: 'ما أرسله الطرف الآخر غير صحيح: «{member}»، والمتوقع {expected}.',
    fix: 'اسأل من أرسلك إلى هناك.',
  },
  'exchange.failed': { text: 'حدث خطأ داخل الخدمة.', fix: 'أخبر من يشغّلها، مع معرّف الطلب.' },
  'exchange.oauth_refused': {
    text: 'رُفض العميل: {error}. التفصيل: {description}.',
    fix: 'انظر ما تقوله المواصفة عن هذا الخطأ.',
  },
  'exchange.issuer_refused': {
    text: 'يرفض المُصدِر: {error} (حالة HTTP {status}).',
    fix: 'اطلب من المُصدِر عرضًا جديدًا.',
  },
  'exchange.issuance_invalid': {
    text: 'ما أرسله المُصدِر أو عرضه غير صحيح: {member} ({rule}).',
    fix: 'لا تتابع، وأخبر المُصدِر.',
  },
  'exchange.issuance_unsupported': {
    text: 'يطلب المُصدِر طريقة إصدار غير مدعومة هنا: {feature}.',
    fix: 'اطلب عرضًا برمز مصرَّح به مسبقًا تأتي شارته فورًا.',
  },
  'exchange.nothing_suitable': {
    text: 'لا شيء مما عُرض يُقبل هنا؛ تُقبل هذه الصيغ: {formats}.',
    fix: 'اطلب من المُصدِر إحدى هذه الصيغ لمفتاح مثل مفتاحك.',
  },
  'exchange.presentation_request_refused': {
    text: 'لا يُجاب عن طلب جهة التحقق ({error}): القيمة "{member}" غير صحيحة.',
    fix: 'اطلب من جهة التحقق طلبًا جديدًا.',
  },
  'exchange.presentation_refused': {
    text: 'لا تقبل جهة التحقق الإجابة ({error}، الحالة {status}).',
    fix: 'اطلب من جهة التحقق طلبًا جديدًا وأجب عنه.',
  },
  'exchange.provider_refused': {
    text: 'رفضت الخدمة الطلب بحالة HTTP {status}: {error}.',
    fix: 'اطلب من جديد بما تريده الخدمة؛ ولتكرار الطلب نفسه انتظر، وعدد الثواني: {retryAfterSeconds}.',
  },
  'exchange.provider_answer_invalid': {
    text: 'جواب الخدمة غير سليم عند: {member}.',
    fix: 'أبلغ مشغّل الخدمة؛ لم يُستعمل شيء من الجواب.',
  },
}
