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
  'exchange.failed': { text: 'حدث خطأ داخل الخدمة.', fix: 'أخبر من يشغّلها، مع معرّف الطلب.' },
  'exchange.provider_refused': {
    text: 'رفضت الخدمة الطلب بحالة HTTP {status}: {error}.',
    fix: 'اطلب من جديد بما تريده الخدمة؛ ولتكرار الطلب نفسه انتظر، وعدد الثواني: {retryAfterSeconds}.',
  },
  'exchange.answer_invalid': {
    text: 'جواب الخدمة غير سليم عند: {member}.',
    fix: 'أبلغ مشغّل الخدمة؛ لم يُستعمل شيء من الجواب.',
  },
}
