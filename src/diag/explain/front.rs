//! B100 to B126: front matter and its YAML.

use super::Example::{Files, Front, Told};
use super::explanations;

explanations! {
    B100 Files(&[("content/tin/mot.md", "Trồng cây đầu năm.\n")]);
    vi "Tệp bài không bắt đầu bằng phần khai báo, hoặc dòng đầu không phải đúng ba dấu gạch ngang."
       "Bắt đầu tệp bằng dòng ---, rồi các mục như title và date, rồi lại một dòng ---, rồi lời bài."
    en "The file does not begin with front matter, or its first line is not exactly three hyphens."
       "Begin the file with a line ---, then entries such as title and date, then a line --- again, then the text."

    B101 Files(&[("content/tin/mot.md", "---\ntitle: Trồng cây\ndate: 2023-07-05\n\nRa quân trồng cây.\n")]);
    vi "Phần khai báo mở bằng --- mà không có dòng --- kết thúc, nên không biết lời bài bắt đầu từ đâu."
       "Thêm một dòng --- sau mục cuối cùng."
    en "The front matter opens with --- and no line --- ends it, so nobody knows where the text begins."
       "Add a line --- after the last entry."

    B102 Front("districts: [co-to,, van-don]");
    vi "Phần khai báo, hoặc một tệp .yaml, không đọc được như YAML vì một lý do không có mã riêng: thường là dấu phẩy \
        hay ngoặc không đúng chỗ trong [ ] hoặc { }."
       "Viết mỗi mục một dòng: tên mục, dấu hai chấm, một dấu cách, rồi giá trị. Danh sách viết [a, b]."
    en "The front matter or a .yaml file cannot be read as YAML for a reason without a code of its own: often a comma or \
        bracket out of place within [ ] or { }."
       "Write one entry a line: its name, a colon, a space, then the value. A list is [a, b]."

    B103 Front("title: \"Trồng cây");
    vi "Dấu nháy mở mà không đóng, còn chữ sau dấu nháy đóng, hoặc có dấu \\ không hợp lệ trong dấu nháy kép."
       "Đóng dấu nháy ở cuối giá trị, hoặc bỏ dấu nháy. Muốn viết dấu \\ thì dùng dấu nháy đơn."
    en "A quote is opened and not closed, or text follows the closing quote, or a \\ stands in double quotes where it means \
        nothing."
       "Close the quote at the end of the value, or leave quotes out. To write a \\, use single quotes."

    B104 Front("metrics:\n\tcay-xanh: 1.200 cây");
    vi "Đầu dòng thụt vào bằng phím Tab; YAML chỉ nhận dấu cách."
       "Thay mỗi Tab bằng hai dấu cách."
    en "A line is indented with a tab; YAML takes only spaces."
       "Put two spaces in place of each tab."

    B105 Front("metrics:\n  cay-xanh: 1.200 cây\n   don-vi-mau: 98 đơn vị máu");
    vi "Một dòng thụt vào không thẳng hàng với các mục cùng cấp, nên không biết nó thuộc mục nào."
       "Cho các mục cùng cấp bắt đầu ở cùng một cột; mục con thụt vào hai dấu cách."
    en "A line is not indented like the entries of its level, so nobody knows to what it belongs."
       "Let entries of one level begin in one column; indent those below another by two spaces."

    B106 Front("title Trồng cây");
    vi "Sau tên mục thiếu dấu hai chấm, thiếu dấu cách sau dấu hai chấm, hoặc là dấu hai chấm toàn khổ (：)."
       "Viết tên mục, dấu hai chấm, một dấu cách, rồi giá trị: title: Trồng cây."
    en "After an entry's name the colon is missing, or the space after it, or it is the full-width colon (：)."
       "Write the name, a colon, a space, then the value: title: Trồng cây."

    B107 Front("title\u{200b}: Trồng cây");
    vi "Có ký tự không nhìn thấy được ở chỗ YAML cần dấu cách thường, như dấu cách không ngắt dán từ Word hay trang web. \
        Trong ví dụ, nó đứng trước dấu hai chấm."
       "Xóa chỗ đó và gõ lại bằng dấu cách thường."
    en "A character that cannot be seen stands where YAML wants a plain space, such as a no-break space pasted from Word or \
        a web page. In the example it is before the colon."
       "Delete it and type an ordinary space."

    B108 Front("metrics:\n  cay-xanh: 1.200 cây\n  cay-xanh: 300 cây");
    vi "Một tên mục có hai lần ở cùng một chỗ; không biết dùng giá trị nào."
       "Giữ một mục. Nhiều số liệu của một chỉ số thì viết thành danh sách: cay-xanh: [{value: …, area: …}, …]."
    en "One name stands twice in one place; nobody can say which value counts."
       "Keep one. Several figures of a metric are a list: cay-xanh: [{value: …, area: …}, …]."

    B109 Front("extra: &x {a: 1}");
    vi "Dùng một phần của YAML mà bantin không nhận: neo và tham chiếu (& *), thẻ (!), gộp mục (<<), nhiều tài liệu."
       "Viết giá trị đầy đủ ở mỗi chỗ; nếu là chữ thì đặt trong dấu nháy."
    en "A part of YAML is used that bantin does not take: anchors and aliases (& *), tags (!), merge keys (<<), several \
        documents."
       "Write the value in full at each place; put it in quotes if it is text."

    B110 Told("Phần khai báo dài quá 64 KiB, hoặc có quá 64 cấp lồng nhau.", "Front matter of more than 64 KiB, or of more than 64 levels.");
    vi "Phần khai báo của một bài quá dài, hoặc một tệp YAML có quá nhiều cấp lồng nhau, để đọc an toàn."
       "Chuyển chữ vào lời bài, và viết các mục ngang cấp hơn."
    en "The front matter of an article is too long, or a YAML file has too many levels, to be read safely."
       "Move text into the article's body, and write it flatter."

    B111 Front("title: “Trồng cây”");
    vi "Giá trị nằm trong dấu nháy cong. YAML không coi đó là dấu nháy, nên chúng hiện ra như một phần của chữ."
       "Dùng dấu nháy thẳng \" \". Nếu muốn dấu nháy cong hiện ra, đặt cả giá trị trong dấu nháy đơn: '“Trồng cây”'."
    en "A value stands in curly quotes. To YAML they are letters, so they are shown as part of the text."
       "Use straight quotes \" \". To show the curly ones, put the whole value in single quotes: '“Trồng cây”'."

    B112 Front("title: Trồng cây #tuoitre");
    vi "Dấu # sau một dấu cách mở đầu ghi chú trong YAML, nên phần sau nó không được đọc, dù trông như một phần của chữ."
       "Đặt cả giá trị trong dấu nháy: 'Trồng cây #tuoitre'. Nếu đúng là ghi chú, thêm dấu cách sau #."
    en "A # after a space begins a comment in YAML, so what follows is not read, although it looks like text."
       "Put the whole value in quotes: 'Trồng cây #tuoitre'. If it is a comment, put a space after the #."

    B113 Front("districts: [co-to");
    vi "Dấu [ hoặc { mở mà không đóng."
       "Thêm ] hoặc }. Nếu giá trị là chữ bắt đầu bằng dấu ngoặc, đặt cả giá trị trong dấu nháy."
    en "A [ or { is opened and not closed."
       "Add ] or }. If the value is text that begins with a bracket, put it all in quotes."

    B114 Front("title: Trồng\u{7} cây");
    vi "Trong chữ có một ký tự điều khiển, không nhìn thấy được và không thuộc về chữ nào."
       "Xóa ký tự đó; mở tệp bằng trình soạn thảo có thể hiện ký tự ẩn."
    en "The text holds a control character, which cannot be seen and belongs to no text."
       "Delete it; an editor that shows hidden characters helps to find it."

    B115 Front("image: {src, alt: Cây}");
    vi "Trong ngoặc { } có một tên mà không có giá trị."
       "Viết {tên: giá trị}. Chữ có dấu phẩy thì đặt trong dấu nháy; danh sách thì dùng [ ]."
    en "Within { } a name has no value."
       "Write {name: value}. Put text with a comma in quotes; use [ ] for a list."

    B120 Front("titel: Trồng cây");
    vi "Tên mục không có trong những mục được dùng ở chỗ này: phần khai báo, site.yaml, metrics.yaml, areas.yaml hay theme.yaml."
       "Sửa tên theo gợi ý. Dữ liệu riêng cho giao diện thì đặt dưới extra."
    en "An entry is none of those that may stand here: in front matter, site.yaml, metrics.yaml, areas.yaml or theme.yaml."
       "Correct the name as suggested. Data of your own for the theme goes under extra."

    B121 Front("title:");
    vi "Thiếu một mục bắt buộc, hoặc mục có tên mà chưa có giá trị: title của bài, title và base_url của trang, label, unit và \
        agg của chỉ số, name và level của địa bàn…"
       "Thêm mục mà thông báo nêu, theo mẫu đi kèm."
    en "An entry that must be there is missing or empty: an article's title, the site's title and base_url, a metric's label, \
        unit and agg, an area's name and level …"
       "Add the entry that the message names, like its example."

    B122 Front("tags: Môi trường");
    vi "Giá trị sai kiểu: chữ ở chỗ cần danh sách, danh sách ở chỗ cần chữ, chữ ở chỗ cần số…"
       "Viết theo mẫu trong thông báo; danh sách viết [a, b]."
    en "A value is of the wrong kind: text where a list belongs, a list where text belongs, text for a number …"
       "Write it like the message's example; a list is [a, b]."

    B123 Front("date: 31/2/2023");
    vi "Không phải ngày tháng, hoặc lịch không có ngày ấy. Ngày viết trước tháng; mục date không có giờ."
       "Viết 2023-05-25 hoặc 25/5/2023. Giờ đăng thì ghi ở mục publish."
    en "This is no date, or the calendar has no such day. The day stands before the month; date has no time of day."
       "Write 2023-05-25 or 25/5/2023. The hour of publication belongs into publish."

    B124 Front("publish: sáng mai");
    vi "Mục publish hoặc expires không phải ngày giờ."
       "Viết 2023-05-25 hoặc 2023-05-25 07:30, theo giờ của trang, không ghi múi giờ."
    en "publish or expires is no date and time."
       "Write 2023-05-25 or 2023-05-25 07:30, in the site's time, without a zone."

    B125 Front("draft: có");
    vi "Mục này chỉ nhận true (có) hoặc false (không)."
       "Viết true hoặc false."
    en "This entry is true or false and nothing else."
       "Write true or false."

    B126 Front("metrics:\n  cay-xanh:");
    vi "Một chỉ số đứng trong metrics mà chưa có số liệu."
       "Viết số liệu sau dấu hai chấm, như hơn 92.000 cây; hoặc xóa dòng đó."
    en "A metric stands under metrics without a figure."
       "Write the figure after the colon, like hơn 92.000 cây; or delete the line."
}
