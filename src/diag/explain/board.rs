//! B160 to B175: site.yaml, metrics.yaml, areas.yaml and theme.yaml.

use super::Example::{Files, Told};
use super::explanations;

explanations! {
    B160 Files(&[("content/site.yaml", "base_url: example.vn")]);
    vi "base_url không phải địa chỉ của một trang web: thiếu https://, có ? hoặc #."
       "Viết https://example.vn/ hoặc, khi trang nằm trong thư mục con, https://example.vn/doan/."
    en "base_url is not the address of a web site: https:// is missing, or there is a ? or #."
       "Write https://example.vn/ or, where the site lies in a folder, https://example.vn/union/."

    B161 Files(&[("content/site.yaml", "language: fr")]);
    vi "Mục này chỉ nhận một trong các giá trị đã định, như language: vi hoặc en, agg: sum, latest, max, ratio, mean hoặc none."
       "Chọn một trong các giá trị nêu trong thông báo."
    en "This entry takes one of a few values only, such as language: vi or en, agg: sum, latest, max, ratio, mean or none."
       "Choose one of those that the message names."

    B162 Files(&[("content/site.yaml", "timezone: Ha Noi")]);
    vi "Múi giờ không có trong danh mục quốc tế (IANA)."
       "Viết như Asia/Ho_Chi_Minh, là múi giờ mặc định."
    en "The time zone is not in the international list (IANA)."
       "Write it like Asia/Ho_Chi_Minh, which is the default."

    B163 Files(&[("content/site.yaml", "paths: {districts: Huyện đảo}")]);
    vi "Mã của chỉ số, địa bàn, chương trình hay chiến dịch, và tên thư mục trong paths, đứng trong địa chỉ trang, nên chỉ dùng \
        chữ thường không dấu, số và gạch nối, và không là tên riêng của Windows (con, nul …)."
       "Viết theo gợi ý, như huyen-dao. Tên có dấu thì ghi ở label, name hay title."
    en "Ids of metrics, areas, programmes and campaigns, and the folders under paths, stand in addresses: only a-z, digits and \
        hyphens, and no name of a Windows device (con, nul …)."
       "Write it as suggested, like huyen-dao. Names with marks belong into label, name or title."

    B164 Files(&[("content/site.yaml", "paginate: 0")]);
    vi "Con số nằm ngoài khoảng có nghĩa, hoặc valid_to của một địa bàn đứng trước valid_from."
       "Viết một số trong khoảng mà thông báo nêu; với địa bàn, xem lại hai ngày."
    en "A number lies outside what makes sense, or an area's valid_to is before its valid_from."
       "Write a number within the range that the message names; of an area, check the two days."

    B165 Files(&[("content/site.yaml", "home_metrics: [cay-xang]")]);
    vi "Một mục dẫn tới chỉ số hay địa bàn chưa được khai báo: home_metrics trong site.yaml, num, den, weight trong metrics.yaml, \
        parent, members trong areas.yaml."
       "Viết đúng mã theo gợi ý, hoặc khai báo thêm."
    en "An entry refers to a metric or area that is not declared: home_metrics in site.yaml; num, den, weight in metrics.yaml; \
        parent, members in areas.yaml."
       "Write the id as suggested, or declare it."

    B166 Files(&[("content/areas.yaml", "quang-ninh: {name: Quảng Ninh, level: province, parent: co-to}")]);
    vi "Các địa bàn chứa nhau thành vòng, theo parent và members, nên không biết đâu là phần của đâu."
       "Bỏ bớt một parent hoặc một tên trong members."
    en "Areas contain each other in a ring, by parent and members, so nobody can say what is part of what."
       "Remove one parent, or one name from members."

    B167 Files(&[("content/areas.yaml", "cum: {name: Cụm, level: cluster, parent: quang-ninh, members: [co-to, van-don]}")]);
    vi "Một địa bàn có cả parent và members. Địa bàn gồm nhiều thành viên nằm ở đâu là do thành viên."
       "Bỏ parent."
    en "An area has both parent and members. Where an area of members lies follows from the members."
       "Remove parent."

    B168 Files(&[("content/metrics.yaml", "don-vi-mau: {label: {vi: Cây xanh}, unit: đơn vị máu, agg: sum}")]);
    vi "Hai chỉ số cùng mang một nhãn hay tên khác (không phân biệt dấu và chữ hoa), nên bài ghi tên ấy sẽ không rõ là chỉ số nào."
       "Đổi nhãn hoặc tên khác (aliases) của một trong hai."
    en "Two metrics share a label or alias (whatever the marks and capitals), so an article that writes it would name both."
       "Change the label or alias of one of them."

    B169 Files(&[("content/site.yaml", "paths: {metrics: ky, periods: ky}")]);
    vi "Hai loại trang dùng chung một thư mục trong mục paths."
       "Đổi một trong hai tên."
    en "Two kinds of page have one folder under paths."
       "Change one of the two."

    B170 Files(&[("content/areas.yaml", "co-to: {name: Cô Tô, level: district, parent: quang-ninh, tile: [7]}")]);
    vi "Danh sách không có đúng số phần tử, như tile cần cột và hàng."
       "Viết đủ, như tile: [7, 3]."
    en "A list has not as many values as it must have, like tile, which needs a column and a row."
       "Write them all, like tile: [7, 3]."

    B171 Files(&[("content/site.yaml", "language: [vi]")]);
    vi "Giá trị không dùng được cho mục này, và không có cách đoán ra ý định. Đơn vị của chỉ số có chữ nghìn, triệu, tỷ cũng báo lỗi \
        này: số được giữ theo đơn vị gốc, chữ ấy chỉ là cách hiện."
       "Xem trong hướng dẫn mục này nhận giá trị kiểu gì. Thay cho unit: triệu đồng thì ghi unit: đồng và display: triệu đồng."
    en "The value cannot be used for this entry, and what was meant cannot be guessed. So is a metric's unit with a scale word such \
        as triệu: amounts are kept in the unit itself, and the scale is only how they are shown."
       "See in the manual what the entry takes. For unit: triệu đồng write unit: đồng and display: triệu đồng."

    B172 Files(&[("content/site.yaml", "articles: ../tin")]);
    vi "Đường dẫn ra ngoài trang, bắt đầu bằng /, hoặc không phải đường dẫn."
       "Viết đường dẫn tính từ content/, không có .., như tin."
    en "A path leaves the site, begins with /, or is no path."
       "Write it from content/ and without .., like tin."

    B173 Files(&[("content/site.yaml", "theme: default\nparams: {accent: đỏ}")]);
    vi "Tham số của giao diện trong params có giá trị sai kiểu theo khai báo của giao diện."
       "Viết theo mẫu trong thông báo; màu viết như '#0a7d3c'."
    en "A parameter of the theme under params has a value of another type than the theme declares."
       "Write it like the message says; a colour is like '#0a7d3c'."

    B174 Files(&[("content/metrics.yaml", "ty-le: {label: {vi: Tỷ lệ}, agg: ratio, num: dat-chuan, den: cay-xanh}")]);
    vi "Tỷ lệ (num, den) hay trung bình (weight) phải dựa trên chỉ số cộng được; chỉ số này thì không, vì agg của nó \
        không phải sum hay latest."
       "Chọn một chỉ số có agg là sum hoặc latest."
    en "A ratio (num, den) or a mean (weight) must rest on metrics that add up; this one does not: its agg is \
        neither sum nor latest."
       "Choose a metric whose agg is sum or latest."

    B175 Files(&[("content/site.yaml", "outputs: {parquet: true}")]);
    vi "Trang yêu cầu một loại tệp mà bản bantin này được dựng không có, như Parquet."
       "Dùng bản phát hành, cài lại với tính năng mà thông báo nêu, hoặc ghi parquet: false."
    en "The site asks for a kind of file that this bantin was built without, such as Parquet."
       "Use a release, install again with the feature that the message names, or write parquet: false."

    B176 Told(
        "content/areas.yaml có hơn 64 cấp parent lồng nhau.",
        "content/areas.yaml has more than 64 levels of parent."
    );
    vi "Địa bàn có quá nhiều cấp lồng nhau, hoặc chia quá nhỏ và không đều, nên không tính được một địa bàn là bao nhiêu phần \
        của toàn thể."
       "Bớt cấp, hoặc gộp bớt địa bàn con; mỗi parent và mỗi members là một cấp."
    en "Areas lie within each other at too many levels, or are divided too finely and unevenly, so that what part of the whole an \
        area is cannot be computed."
       "Use fewer levels, or fewer areas within others; each parent and each members is a level."
}
