//! B230 to B250: links between files, and the theme.

use super::Example::{Body, Files, Front, Told};
use super::explanations;

explanations! {
    B230 Body("Xem [bài trước](khong-co.md).");
    vi "Liên kết trong trang không dẫn tới trang hay tệp nào: sai đường dẫn, hoặc bài đã đổi tên."
       "Viết đường dẫn tính từ bài này (../04/ten-bai.md) hoặc từ gốc trang (/huyen/co-to/)."
    en "A link inside the site leads to no page or file: its path is wrong, or the article was renamed."
       "Write the path from this article (../04/name.md) or from the root (/huyen/co-to/)."

    B231 Body("Xem [bài trước](b.md#khong-co).");
    vi "Liên kết tới một bài có thật, nhưng bài ấy không có mục sau dấu #."
       "Sửa theo gợi ý, hoặc bỏ phần từ dấu #. Số liệu của bài có mục như #so-lieu-cay-xanh."
    en "A link leads to an article that is there, but it has no such anchor after the #."
       "Correct it as suggested, or take the part from # away. Figures have anchors like #so-lieu-cay-xanh."

    B232 Body("Xem [bài sắp đăng](nhap.md).");
    vi "Liên kết hay corrects dẫn tới một bài nháp hoặc chưa đến hạn. Chữ hiện ra mà chưa thành liên kết."
       "Không cần làm gì: khi bài kia đăng, lần dựng sau sẽ có liên kết."
    en "A link or corrects leads to an article that is a draft or not yet due. Its words are shown without a link."
       "Nothing to do: once that article is public, the next build makes it a link."

    B233 Front("aliases: [../../cu]");
    vi "Địa chỉ cũ trong aliases không phải một đường dẫn trong trang, là trang chủ, hoặc là địa chỉ hiện nay của chính bài."
       "Viết từ gốc trang, như /tin/2019/ten-cu/; bỏ địa chỉ hiện nay."
    en "An old address under aliases is no path within the site, is the home page, or is the article's present address."
       "Write it from the root, like /tin/2019/old-name/; take the present address out."

    B234 Body("![Trồng cây](khong-co.jpg)");
    vi "Không có tệp ảnh hay tệp đính kèm mà bài, image, gallery, files hay logo của trang nêu."
       "Đặt tệp cạnh bài, hoặc ghi đường dẫn từ gốc như /images/anh.jpg. Chú ý chữ hoa trong tên tệp."
    en "A picture or attachment is not there that an article, image, gallery, files or the site's logo names."
       "Put the file beside the article, or write its path from the root: /images/a.jpg. Mind capitals in names."

    B235 Files(&[("content/huyen.md", "---\ntitle: Các huyện\n---\n")]);
    vi "Tệp nguồn sẽ nằm đúng địa chỉ của một trang do bantin tạo, như trang huyện, chỉ số, kho bài hay robots.txt."
       "Đổi tên tệp, hoặc đổi thư mục trong mục paths của content/site.yaml."
    en "A source would lie at the address of a page that bantin makes, such as that of the districts, a metric, the archive or \
        robots.txt."
       "Rename the file, or change the folder under paths in content/site.yaml."

    B236 Body("![](metric:cay-xang)");
    vi "Ô số liệu hay biểu đồ trong bài không dựng được: chỉ số, địa bàn hay kỳ không có, câu hỏi viết sai. Lý do ở cuối thông báo."
       "Hộp: ![](metric:cay-xanh?area=co-to&period=2023). Biểu đồ: ![Tên](chart:cay-xanh?by=district&period=2023)."
    en "A statistic box or chart of an article cannot be made: there is no such metric, area or period, or the question is written \
        wrongly. The reason ends the message."
       "A box: ![](metric:cay-xanh?area=co-to&period=2023). A chart: ![Title](chart:cay-xanh?by=district&period=2023)."

    B237 Body("![](metric:cay-xanh?area=co-to&period=1999)");
    vi "Ô số liệu hay biểu đồ viết đúng, nhưng chưa bài nào có số liệu cho địa bàn và kỳ ấy. Trang ghi “chưa có số liệu”. Hoặc \
        có số liệu mà không thành một số, như tỷ lệ có tử số và mẫu số khác địa bàn hay kỳ: thông báo và trang nêu lý do."
       "Kiểm tra area và period. Nếu số liệu sẽ có sau, không cần làm gì."
    en "A statistic box or chart is written rightly, but no article has figures of that area and period. The page says that \
        there are none. Or there are figures that make no number, as a ratio whose numerator and denominator are of other \
        areas or days: message and page give the reason."
       "Check area and period. If the figures are still to come, nothing to do."

    B240 Files(&[("themes/ten/templates/article.html", "<h1>{{ article.title </h1>\n")]);
    vi "Một mẫu (.html) của giao diện viết sai cú pháp, hoặc dùng bộ lọc, hàm, thành phần hay mẫu không có."
       "Sửa ở dòng thông báo nêu. README.md của giao diện kể các bộ lọc và hàm có sẵn."
    en "A template (.html) of the theme is not well-formed, or uses a filter, function, component or template that does not exist."
       "Mend the line that the message names. The theme's README.md lists the filters and functions."

    B241 Told("Giao diện riêng không có templates/list.html và không ghi extends: default.", "A theme of your own lacks templates/list.html and does not say extends: default.");
    vi "Giao diện thiếu một mẫu mà mọi giao diện phải có, và không kế thừa giao diện nào có nó."
       "Thêm mẫu ấy, hoặc ghi extends: default trong theme.yaml."
    en "The theme lacks a template that every theme must have, and extends no theme that has it."
       "Add it, or write extends: default in theme.yaml."

    B242 Files(&[("themes/ten/templates/article.html", "{{ article.khong_co.gi }}\n")]);
    vi "Mẫu đúng cú pháp nhưng không dựng được một trang, như khi dùng một trường không có."
       "Xem README.md của giao diện: mỗi mẫu thấy những gì."
    en "A template is well-formed but cannot render a page, as when it uses a field that does not exist."
       "See the theme's README.md for what each template sees."

    B243 Files(&[("themes/ten/i18n/vi.yaml", "more: [\n")]);
    vi "Một tệp YAML của giao diện, như i18n/vi.yaml, không đọc được."
       "Sửa ở chỗ thông báo nêu; mỗi chuỗi một dòng: tên, dấu hai chấm, chữ."
    en "A YAML file of the theme, such as i18n/vi.yaml, cannot be read."
       "Mend the place that the message names; one string a line: its name, a colon, the words."

    B244 Files(&[("themes/ten/theme.yaml", "api: {min: 7, max: 9}")]);
    vi "Giao diện viết cho phiên bản giao kèo (api) khác với bản bantin này."
       "Dùng bản bantin hoặc bản giao diện khác; tự viết giao diện thì xem lại api trong theme.yaml."
    en "The theme is for another version of the theme contract (api) than this bantin has."
       "Use another version of bantin or of the theme; of your own theme, check api in theme.yaml."

    B245 Files(&[("content/site.yaml", "theme: khong-co")]);
    vi "Không có giao diện tên này trong themes/, và nó không phải giao diện có sẵn."
       "Ghi theme: default, hoặc đặt giao diện vào thư mục themes/ của trang."
    en "There is no theme of this name in themes/, and it is not the one at hand."
       "Write theme: default, or put the theme into the site's folder themes/."

    B248 Files(&[("themes/ten/i18n/vi.yaml", "more: và {n} tin nữa\nthem: Thêm\n")]);
    vi "Một chuỗi chữ của giao diện chỉ có ở một ngôn ngữ, hoặc hai ngôn ngữ không cùng các chỗ điền như {n}."
       "Thêm chuỗi vào tệp còn thiếu, hoặc cho hai chuỗi cùng chỗ điền."
    en "A string of the theme stands in one language only, or its placeholders like {n} differ between the two."
       "Add it to the file that lacks it, or give both the same placeholders."

    B249 Files(&[("themes/ten/templates/article.html", "{{ t(key=\"khong-co\") }}\n")]);
    vi "Mẫu dùng một chuỗi chữ mà các tệp i18n/ không có."
       "Thêm chuỗi vào i18n/vi.yaml và i18n/en.yaml, hoặc sửa tên."
    en "A template uses a string that the files in i18n/ do not have."
       "Add it to i18n/vi.yaml and i18n/en.yaml, or correct its name."

    B250 Told("Giao diện riêng không có static/site.css và không ghi extends: default.", "A theme of your own lacks static/site.css and does not say extends: default.");
    vi "Giao diện thiếu một tệp mà mọi giao diện phải có, như theme.yaml, static/site.css hay i18n/en.yaml."
       "Thêm tệp ấy, hoặc ghi extends: default trong theme.yaml."
    en "The theme lacks a file that every theme must have, such as theme.yaml, static/site.css or i18n/en.yaml."
       "Add it, or write extends: default in theme.yaml."
}
