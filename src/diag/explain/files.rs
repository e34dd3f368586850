//! B140 to B158: what an article needs, files and their names.

use super::Example::{Files, Front, Told};
use super::explanations;

explanations! {
    B140 Files(&[("content/tin/mot.md", "---\ntitle: Trồng cây\n---\n")]);
    vi "Bài trong thư mục tin không có ngày đăng. Trang thường (ngoài thư mục tin) thì không cần."
       "Thêm dòng date: 2023-05-25."
    en "A file in the folder of news has no date. Other pages need none."
       "Add the line date: 2023-05-25."

    B141 Files(&[("content/tin/mot.md", "area: co-to\nmetrics: {cay-xanh: 1.200 cây}")]);
    vi "Bài có số liệu mà không ghi số liệu là của kỳ nào, nên không cộng hay so sánh được."
       "Thêm dòng period: 2023-H1 (hoặc năm 2023, quý 2023-Q1, tháng 2023-05, ngày 2023-05-25). Kỳ riêng của một số thì \
        ghi trong dạng dài của số ấy."
    en "The article has figures and does not say what period they cover, so they cannot be added up or compared."
       "Add the line period: 2023-H1 (or a year 2023, a quarter 2023-Q1, a month 2023-05, a day 2023-05-25). A figure's own \
        period stands in its long form."

    B142 Files(&[("content/tin/mot.md", "districts: [co-to, van-don]\nperiod: 2023-H1\nmetrics: {cay-xanh: 1.200 cây}")]);
    vi "Bài có số liệu mà không ghi của địa bàn nào. Chỉ khi gắn đúng một huyện trong districts thì số liệu là của huyện ấy."
       "Thêm dòng area: rồi mã địa bàn, như area: co-to."
    en "The article has figures and does not say whose they are. Only where districts has exactly one entry are they that \
        district's."
       "Add the line area: with the area's id, like area: co-to."

    B143 Front("tags: [–]");
    vi "Một thẻ hay chuyên đề (series) không có chữ cái hoặc chữ số nào, nên không thành địa chỉ được."
       "Dùng ít nhất một chữ cái hoặc chữ số, hoặc bỏ đi."
    en "A tag or series has no letter or digit, so no URL can be made of it."
       "Use at least one letter or digit, or take it out."

    B144 Front("featured: [duong-xanh]");
    vi "Mục featured nêu một chỉ số mà bài không khai báo số liệu."
       "Khai báo số liệu trong metrics, hoặc bỏ chỉ số khỏi featured."
    en "featured names a metric of which the article declares no figure."
       "Declare it under metrics, or take it out of featured."

    B145 Front("area: co-to\nmetrics: {cay-xanh: {value: 1.200 cây, by_area: {van-don: 5 cây}}}");
    vi "Trong by_area có một địa bàn không nằm trong địa bàn của tổng, nên số ấy không phải một phần của tổng."
       "Sửa tên địa bàn, sửa area của tổng, hoặc ghi thành một số riêng với area."
    en "by_area has an area that is not inside that of the whole, so its figure is no part of it."
       "Correct the area, or that of the whole, or write a figure of its own with area."

    B150 Files(&[
        ("content/tin/mot.md", "---\ntitle: Một\ndate: 2023-07-05\n---\n"),
        ("content/tin/mot/index.md", "---\ntitle: Một\ndate: 2023-07-05\n---\n"),
    ]);
    vi "Hai tệp, hay một tệp và một địa chỉ cũ (aliases), cho cùng một địa chỉ; hoặc hai tên chỉ khác chữ hoa và dấu."
       "Đổi tên một trong hai tệp, hoặc bỏ địa chỉ cũ."
    en "Two files, or a file and an old address (aliases), give one URL; or two names differ in capitals and marks only."
       "Rename one of the two files, or take the old address out."

    B151 Told("content/anh.jpg là liên kết tượng trưng tới /home/an/anh.jpg.", "content/anh.jpg is a symbolic link to /home/an/anh.jpg.");
    vi "Một liên kết tượng trưng dẫn ra ngoài thư mục trang, hoặc không dẫn tới đâu. bantin không đọc gì ngoài trang."
       "Chép tệp vào trang thay cho liên kết."
    en "A symbolic link leads out of the site's folder, or nowhere. bantin reads nothing outside of the site."
       "Copy the file into the site instead."

    B152 Told("Một bài (.md) hay tệp .yaml lớn hơn 1 MiB, hoặc một tệp khác lớn hơn 2 GiB.", "An article (.md) or .yaml file larger than 1 MiB, or another file larger than 2 GiB.");
    vi "Tệp lớn hơn mức cho phép của loại ấy."
       "Chia bài thành nhiều bài, hoặc nén tệp. Ảnh nhúng trong chữ (data:) thì lưu thành tệp riêng."
    en "A file is larger than its kind may be."
       "Split the article, or compress the file. Save pictures that are embedded in text as files of their own."

    B153 Told("content/tin/mot.md không cho người chạy bantin quyền đọc.", "content/tin/mot.md may not be read by the one who runs bantin.");
    vi "Hệ thống không cho đọc một tệp hay thư mục; lý do của hệ thống có trong thông báo."
       "Kiểm tra quyền đọc của tệp và của các thư mục chứa nó."
    en "The system does not let a file or folder be read; the message has the system's reason."
       "Check the permissions of the file and of the folders above it."

    B154 Files(&[("content/tin/–.md", "---\ntitle: Một\ndate: 2023-07-05\n---\n")]);
    vi "Tên tệp không dùng được trên mọi máy (có \\ hoặc :, là tên riêng của Windows, không phải UTF-8), hoặc không còn chữ \
        nào khi đổi thành địa chỉ."
       "Đổi tên: dùng chữ, số và gạch nối."
    en "A file's name cannot be used on every machine (it has \\ or :, is a Windows device, is not UTF-8), or leaves no letter \
        for a URL."
       "Rename it: use letters, digits and hyphens."

    B155 Told("Một bài lưu bằng bảng mã Windows-1258 hoặc TCVN3.", "An article saved as Windows-1258 or TCVN3.");
    vi "Tệp chữ không phải UTF-8; thông báo chỉ byte đầu tiên không đọc được."
       "Mở tệp và lưu lại với bảng mã UTF-8; chữ TCVN3 hay VNI thì chuyển mã trước."
    en "A text file is not UTF-8; the message points at the first byte that cannot be read."
       "Open it and save it as UTF-8; convert TCVN3 or VNI text first."

    B156 Told("bantin build chạy ngoài thư mục trang.", "bantin build run outside of the site's folder.");
    vi "Thư mục không có content/site.yaml, nên không phải một trang."
       "Vào đúng thư mục trang, hoặc ghi --root THƯ-MỤC. Để bắt đầu một trang mới, tạo content/site.yaml với title và base_url."
    en "The folder has no content/site.yaml, so it is no site."
       "Change to the site's folder, or give --root FOLDER. To begin a site, make content/site.yaml with title and base_url."

    B157 Told("Một ống dẫn (FIFO) hay socket nằm trong content/.", "A pipe (FIFO) or socket in content/.");
    vi "Trong trang có thứ không phải tệp hay thư mục thường. Nó bị bỏ qua."
       "Xóa hoặc dời nó ra khỏi trang."
    en "The site holds something that is neither an ordinary file nor a folder. It is passed over."
       "Delete it, or move it out of the site."

    B158 Told("Một bài được lưu giữa lúc bantin đang dựng trang của nó.", "An article is saved while bantin makes its page.");
    vi "Nội dung tệp lúc dựng trang không còn là nội dung lúc bắt đầu dựng; các trang cũ được giữ nguyên."
       "Chạy lại lệnh."
    en "What is in the file when its page is made is not what was there when the build began; the old pages stay."
       "Run the command again."
}
