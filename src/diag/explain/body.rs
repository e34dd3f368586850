//! B200 to B224: the words of an article, and suggestions on its writing.

use super::Example::{Body, Told};
use super::explanations;

explanations! {
    B200 Body("Xem [tệp](ftp://example.vn/x).");
    vi "Liên kết hay ảnh dùng một kiểu địa chỉ không được phép, như javascript:, data:, ftp: hay file:, vì không an toàn hoặc không mở được \
        trên trang."
       "Dùng https:, http:, mailto:, tel:, hoặc đường dẫn tới một bài hay tệp của trang."
    en "A link or picture has a scheme that is not allowed, such as javascript:, data:, ftp: or file:, being unsafe or of no use on a \
        web page."
       "Use https:, http:, mailto:, tel:, or the path of an article or file of the site."

    B201 Body("Xem [trang](www.example.vn).");
    vi "Địa chỉ của trang khác hay hộp thư thiếu phần đầu (https://, mailto:), hoặc đường dẫn viết bằng dấu \\."
       "Viết theo gợi ý: https://www.example.vn; đường dẫn thì dùng dấu /."
    en "The address of another site or of a mailbox lacks its beginning (https://, mailto:), or a path is written with \\."
       "Write it as suggested: https://www.example.vn; in paths use /."

    B202 Body("Xem [trang](https://).");
    vi "Địa chỉ viết chưa đủ hoặc trống: không có tên trang, hộp thư, số điện thoại hay chỉ số."
       "Viết đủ: https://ten-trang.vn/bai, mailto:ten@ten-trang.vn, tel:+84203…, metric:ma-chi-so."
    en "An address is incomplete or empty: it names no host, mailbox, number or metric."
       "Write all of it: https://site.vn/page, mailto:name@site.vn, tel:+84203…, metric:the-id."

    B203 Body("Xem [kết quả](#khong-co).");
    vi "Liên kết tới một mục (#…) không có trong chính bài này. Mục là tiêu đề, viết không dấu và nối bằng gạch."
       "Sửa theo gợi ý: tiêu đề ## Kết quả có mục #ket-qua."
    en "A link leads to an anchor (#…) that this article does not have. Anchors are its headings, without marks and with hyphens."
       "Correct it as suggested: the heading ## Kết quả has the anchor #ket-qua."

    B204 Body("![Cây](https://example.com/cay.jpg)");
    vi "Ảnh nằm ở trang khác, hoặc địa chỉ không phải của một ảnh. Trang của ta không tải gì từ nơi khác, để người đọc không bị \
        theo dõi và ảnh không mất."
       "Tải ảnh về, đặt cạnh bài, rồi viết ![mô tả ảnh](cay.jpg)."
    en "A picture is on another site, or the address is not that of a picture. The site loads nothing from elsewhere, so that \
        readers are not followed and pictures do not vanish."
       "Save the picture beside the article and write ![what it shows](cay.jpg)."

    B205 Body("![](/anh.svg)");
    vi "Ảnh chưa có lời mô tả, nên người không nhìn thấy ảnh không biết ảnh có gì."
       "Viết mô tả trong ngoặc vuông: ![Đoàn viên trồng cây](anh.jpg)."
    en "A picture has no description, so those who do not see it cannot know what it shows."
       "Write it in the square brackets: ![Members planting trees](picture.jpg)."

    B206 Body("Kết quả ![](metric:cay-xanh) đến nay.");
    vi "Ô số liệu hay biểu đồ nằm trong câu; nó cần đứng riêng một đoạn."
       "Để một dòng trống ở trên và ở dưới. Trong câu thì viết [92.000 cây](metric:cay-xanh), không có dấu !."
    en "A statistic box or chart stands within a sentence; it needs a paragraph of its own."
       "Leave an empty line above and below. Within a sentence write [92.000 cây](metric:cay-xanh), without the !."

    B207 Body("[Cây xanh](chart:cay-xanh)");
    vi "Biểu đồ viết như liên kết (thiếu dấu !), hoặc số liệu trong câu không có chữ."
       "Biểu đồ: ![tên biểu đồ](chart:cay-xanh?by=district&period=2023) riêng một đoạn. Số trong câu: [hơn 92.000 cây](metric:cay-xanh)."
    en "A chart is written as a link (without the !), or a figure in a sentence has no words."
       "A chart: ![title](chart:cay-xanh?by=district&period=2023) in a paragraph of its own. A figure: [hơn 92.000 cây](metric:cay-xanh)."

    B208 Told("Trích dẫn, danh sách và chữ đậm lồng nhau quá 64 tầng, thường do dán từ chương trình khác.", "Quotes, lists and emphasis nested more than 64 deep, often pasted from another program.");
    vi "Bài lồng nhau quá sâu để dựng an toàn."
       "Viết phẳng hơn: bỏ bớt dấu > và mức thụt đầu dòng."
    en "The article is nested too deeply to be rendered safely."
       "Write it flatter: take away some > and indentation."

    B209 Body("Xem <b>tại đây</b>.");
    vi "Trong bài có mã HTML; nó được hiện như chữ, không thành định dạng."
       "Dùng Markdown: **chữ đậm**, [chữ](địa-chỉ). Muốn giữ HTML thì đặt html: allow trong content/site.yaml."
    en "The article has HTML; it is shown as text, not as markup."
       "Use Markdown: **bold**, [words](address). To keep HTML, set html: allow in content/site.yaml."

    B210 Body("Hết.\n\n[^1]: Chú thích không ai dẫn.");
    vi "Có một chú thích cuối bài mà không chỗ nào trong bài dẫn tới, nên nó không hiện ra."
       "Đặt dấu [^1] vào chỗ cần chú thích, hoặc bỏ chú thích."
    en "A footnote is written and nothing in the text refers to it, so it is not shown."
       "Put the mark [^1] where it belongs, or take the footnote out."

    B211 Body("Câu có chú thích[^1].");
    vi "Trong bài có dấu chú thích mà chú thích chưa được viết, nên dấu hiện như chữ."
       "Thêm một đoạn [^1]: nội dung ở cuối bài."
    en "The text has the mark of a footnote that is not written, so the mark is shown as text."
       "Add a paragraph [^1]: its words at the end."

    B220 Body("Làm mới 1.5 km đường.");
    vi "Số viết dấu chấm ở chỗ của dấu phẩy thập phân: 1.5 km. Đây là gợi ý của bantin check; không có gì bị dừng lại."
       "Viết 1,5 km. Không muốn được nhắc thì ghi check: {lints: {decimal_point: false}} trong content/site.yaml."
    en "A number has a point where the decimal mark is a comma: 1.5 km. It is a suggestion of bantin check and stops nothing."
       "Write 1,5 km. To be told no more, write check: {lints: {decimal_point: false}} in content/site.yaml."

    B221 Body("Thu gom 780kg rác.");
    vi "Số viết liền với chữ đứng sau: 780kg. Đây là gợi ý của bantin check; không có gì bị dừng lại."
       "Đặt một dấu cách: 780 kg. Không muốn được nhắc thì ghi check: {lints: {unit_space: false}} trong content/site.yaml."
    en "A number touches the word after it: 780kg. It is a suggestion of bantin check and stops nothing."
       "Put a space between: 780 kg. To be told no more, write check: {lints: {unit_space: false}} in content/site.yaml."

    B222 Body("Ra quân tại tại xã.");
    vi "Một từ không bao giờ viết hai lần lại đứng hai lần liền nhau: tại tại. Đây là gợi ý của bantin check."
       "Bỏ một từ. Không muốn được nhắc thì ghi check: {lints: {doubled_words: false}} trong content/site.yaml."
    en "A word that is never written twice stands twice in a row: tại tại. It is a suggestion of bantin check."
       "Take one away. To be told no more, write check: {lints: {doubled_words: false}} in content/site.yaml."

    B223 Body("Cài ứng dụng VneID.");
    vi "Một tên riêng viết khác cách viết đúng của nó, như VneID thay cho VNeID. Đây là gợi ý của bantin check."
       "Viết tên theo gợi ý. Không muốn được nhắc thì ghi check: {lints: {names: false}} trong content/site.yaml."
    en "A name is not written as it is spelt, like VneID for VNeID. It is a suggestion of bantin check."
       "Write the name as suggested. To be told no more, write check: {lints: {names: false}} in content/site.yaml."

    B224 Body("Có đúng hơn 300 đoàn viên dự.");
    vi "Một số vừa được nói là đúng con số ấy, vừa có hơn, gần hay khoảng. Đây là gợi ý của bantin check."
       "Giữ một từ: đúng 300 nếu đếm đủ, hơn 300 nếu không. Không muốn được nhắc thì ghi check: {lints: {exact_qualifier: false}} \
        trong content/site.yaml."
    en "A number is said to be exact, and by hơn, gần or khoảng not to be. It is a suggestion of bantin check."
       "Keep one word: đúng 300 where it was counted, hơn 300 where not. To be told no more, write check: {lints: \
        {exact_qualifier: false}} in content/site.yaml."
}
