//! B220 to B224: suggestions on the writing, each with its switch in site.yaml.

use super::Example::Body;
use super::explanations;

explanations! {
    B220 Body("Làm 1.5km đường.");
    vi "Số thập phân viết dấu chấm. Trong tiếng Việt dấu chấm ngăn hàng nghìn (1.500), dấu phẩy mới là dấu thập phân (1,5). \
        Đây chỉ là gợi ý."
       "Viết như gợi ý: 1,5 km. Không muốn được nhắc thì đặt check: {lints: {decimal_point: false}} trong content/site.yaml."
    en "A decimal is written with a point. In Vietnamese a point groups thousands (1.500) and a comma is the decimal mark \
        (1,5). This is only a suggestion."
       "Write it as suggested: 1,5 km. To be told no more, set check: {lints: {decimal_point: false}} in content/site.yaml."

    B221 Body("Làm 2km đường.");
    vi "Số viết liền với chữ trước hay sau nó. Viết tắt như 500k, 7,5tr, 20h thì không bị nhắc. Đây chỉ là gợi ý."
       "Thêm dấu cách: 2 km. Dấu cách trong gợi ý là loại không ngắt dòng, để số và đơn vị luôn ở cùng một dòng. Không muốn \
        được nhắc thì đặt check: {lints: {unit_space: false}} trong content/site.yaml."
    en "A number touches the word before or after it. Abbreviations such as 500k, 7,5tr and 20h may. This is only a suggestion."
       "Add a space: 2 km. The one suggested does not break, so that number and unit stay on one line. To be told no more, set \
        check: {lints: {unit_space: false}} in content/site.yaml."

    B222 Body("Trồng cây tại tại Cô Tô.");
    vi "Một từ như “tại”, “của”, “và” viết hai lần liền nhau. Từ láy (“ngày ngày”) và từ ghép (“hiện tại tại Cô Tô”) thì \
        không bị nhắc. Đây chỉ là gợi ý."
       "Bỏ một từ. Không muốn được nhắc thì đặt check: {lints: {doubled_words: false}} trong content/site.yaml."
    en "A word such as “tại”, “của” or “và” stands twice in a row. Words doubled for their sound (“ngày ngày”) or that end \
        another word (“hiện tại tại Cô Tô”) may. This is only a suggestion."
       "Take one of them out. To be told no more, set check: {lints: {doubled_words: false}} in content/site.yaml."

    B223 Body("Giúp người dân cài VneID.");
    vi "Một tên riêng viết sai chữ hoa, chữ thường, như ở ví dụ này. Đây chỉ là gợi ý."
       "Viết như gợi ý: VNeID. Không muốn được nhắc thì đặt check: {lints: {names: false}} trong content/site.yaml."
    en "A name has its capitals wrong, as in this example. This is only a suggestion."
       "Write it as suggested: VNeID. To be told no more, set check: {lints: {names: false}} in content/site.yaml."

    B224 Body("Có đúng hơn 30 bạn dự.");
    vi "Một số vừa được nói là đúng (“đúng”, “chính xác”), vừa được nói là không đúng hẳn (“hơn”, “gần”, “khoảng”). Đây chỉ \
        là gợi ý."
       "Giữ một từ: “đúng 300” nếu đếm được đủ, “hơn 300” nếu không. Không muốn được nhắc thì đặt \
        check: {lints: {exact_qualifier: false}} trong content/site.yaml."
    en "A number is said to be exact (“đúng”, “chính xác”) and not to be (“hơn”, “gần”, “khoảng”). This is only a suggestion."
       "Keep one word: “đúng 300” where it was counted, “hơn 300” where not. To be told no more, set \
        check: {lints: {exact_qualifier: false}} in content/site.yaml."
}
