//! B280 to B289: the output folder, and files that commands write.

use super::Example::Told;
use super::explanations;

explanations! {
    B280 Told("bantin build --output content", "bantin build --output content (or / or your home folder)");
    vi "Thư mục xuất là gốc đĩa, thư mục cá nhân, chính thư mục trang, thư mục chứa trang, hoặc một thư mục nguồn. Xuất vào đó có thể \
        làm mất tệp khác, nên bantin không ghi gì."
       "Chọn một thư mục riêng, ví dụ public trong thư mục trang."
    en "The output folder is the root of the disk, a home folder, the site itself, a folder above it, or a folder of sources. Writing \
        there could destroy other files, so nothing is written."
       "Choose a folder of its own, such as public in the site's folder."

    B281 Told("public là một tệp, không phải thư mục.", "public is a file and no folder.");
    vi "Nơi xuất đã có và không phải thư mục, hoặc là liên kết không dẫn tới đâu."
       "Chọn thư mục khác bằng --output, hoặc dời tệp đó đi."
    en "The output is there and is no folder, or is a link that leads nowhere."
       "Choose another folder with --output, or move it away."

    B282 Told("public/index.html được sửa bằng tay sau lần dựng trước.", "public/index.html was edited by hand since the last build.");
    vi "Một tệp do bantin viết nay có nội dung khác: có người đã sửa. bantin không ghi đè, và trang cũ giữ nguyên."
       "Xóa tệp ấy để bantin viết lại; tệp của riêng trang thì chuyển vào thư mục static của giao diện, rồi chạy lại."
    en "A file that bantin wrote holds something else now: somebody edited it. It is not overwritten, and the old site stays."
       "Delete it, and bantin writes it again; a file of your own belongs into the theme's static folder. Then run again."

    B283 Told("Có người đặt public/huyen/index.html trước lần dựng đầu tiên.", "Somebody put public/huyen/index.html there before the first build.");
    vi "Một tệp không do bantin viết nằm đúng chỗ của một trang. bantin không ghi đè tệp của người khác."
       "Dời nó đi, hoặc chuyển nó vào thư mục static của giao diện, rồi chạy lại."
    en "A file that bantin did not write lies where a page belongs. Files of others are not overwritten."
       "Move it away, or to the theme's static folder, and run again."

    B284 Told("public/huyen là liên kết tượng trưng tới một thư mục khác.", "public/huyen is a symbolic link to another folder.");
    vi "Trong thư mục xuất có liên kết tượng trưng ở chỗ bantin cần ghi; ghi qua liên kết sẽ chạm tới tệp ở nơi khác."
       "Xóa liên kết đó rồi chạy lại."
    en "The output has a symbolic link where bantin would write; writing through it would touch files elsewhere."
       "Remove the link and run again."

    B285 Told("Trang sẽ có cả anh/Cay.svg và anh/cay.svg.", "The site would have both pictures/Tree.svg and pictures/tree.svg.");
    vi "Hai tệp xuất là một trên máy không phân biệt chữ hoa, chữ thường, hoặc một tệp nằm ở chỗ cần một thư mục."
       "Đổi tên một trong hai tệp nguồn."
    en "Two outputs are one file where upper and lower case are the same, or one is a file where the other needs a folder."
       "Rename one of the two sources."

    B286 Told("Một tệp xuất sẽ có tên con.svg, là tên riêng của Windows.", "An output would be named con.svg, which is a device of Windows.");
    vi "Tên của một tệp xuất dành cho bantin (.bantin), hoặc không dùng được trên mọi máy."
       "Đổi tên tệp nguồn: không dùng .bantin, \\ : và các tên riêng của Windows (con, nul …)."
    en "An output's name is kept for bantin (.bantin), or is no name on every machine."
       "Rename the source: no .bantin, no \\ or :, and no names of Windows devices (con, nul …)."

    B287 Told("Chạy bantin build ở hai cửa sổ cùng lúc.", "bantin build in two windows at a time.");
    vi "Một lệnh bantin khác đang ghi vào cùng thư mục xuất và chưa xong sau một lúc chờ."
       "Chờ lệnh kia xong rồi chạy lại."
    en "Another bantin is writing to the same output folder and did not end while this one waited."
       "Wait for it to end and run again."

    B288 Told("Một lệnh định tạo content/tin/2023/05/ten-bai.md, là tệp đã có.", "A command would make content/tin/2023/05/name.md, which is there already.");
    vi "Tệp mới sẽ đè lên một tệp đã có; tệp cũ được giữ nguyên."
       "Đặt tên khác, hoặc dời tệp cũ đi."
    en "A new file would replace one that is there; the old one is left as it is."
       "Choose another name, or move the old file away."

    B289 Told("Lưu bài trong trình soạn thảo đúng lúc bantin extract --write đang chạy.", "The article is saved in an editor while bantin extract --write runs.");
    vi "Tệp nguồn đã đổi từ khi lệnh đọc nó, nên lệnh không ghi lại, để không mất phần vừa sửa."
       "Lưu tệp trong trình soạn thảo rồi chạy lại lệnh."
    en "A source changed after the command had read it, so it is not saved over what was just written."
       "Save it in the editor and run the command again."
}
