//! B020 to B043: figures, their areas and periods, and figures among each other.

use super::Example::{Body, Files, Front};
use super::explanations;

explanations! {
    B020 Files(&[
        ("content/areas.yaml", "van-don: {name: Vân Đồn, level: district, parent: quang-ninh, valid_to: 2025-06-30}"),
        ("content/tin/mot.md", "area: van-don\nperiod: 2025\nmetrics: {cay-xanh: 300 cây}"),
    ]);
    vi "Kỳ của số liệu có ngày mà địa bàn chưa có hoặc không còn, theo valid_from và valid_to trong content/areas.yaml."
       "Chọn địa bàn có trong cả kỳ (như đặc khu hay xã mới), rút ngắn kỳ, hoặc sửa ngày trong content/areas.yaml."
    en "The period of a figure has days on which the area did not yet exist or no longer did, by valid_from and valid_to in \
        content/areas.yaml."
       "Choose the area that existed throughout, shorten the period, or correct the days in content/areas.yaml."

    B021 Front("date: 2023-07-05\nperiod: '2024'\nmetrics: {cay-xanh: 300 cây}");
    vi "Bài đăng trước khi kỳ của số liệu bắt đầu, nên số ấy chưa thể là kết quả."
       "Xem lại period và date. Nếu đó là chỉ tiêu, ghi dạng dài với target: true: {value: 300 cây, target: true}."
    en "The article appeared before the period of its figure began, so the figure cannot be a result."
       "Check period and date. If it is a target, use the long form with target: true: {value: 300 cây, target: true}."

    B022 Front("date: 2023-05-25\nperiod: 2023-H1\nmetrics: {cay-xanh: 300 cây}");
    vi "Bài đăng khi kỳ chưa hết, nên số liệu cộng dồn còn có thể tăng: tổng ghi là “ít nhất”."
       "Không cần làm gì. Nếu đây đã là số cuối cùng của kỳ, ghi dạng dài với final: true."
    en "The article appeared before the period ended, so a figure that adds up may still grow: totals say “at least”."
       "Nothing to do. If it is the last word on the period, use the long form with final: true."

    B023 Front("corrects: [tin/khong-co]");
    vi "Mục corrects hay supersedes dẫn tới một bài hoặc số liệu không có trên trang, nên không biết bỏ số nào."
       "Ghi đường dẫn của bài tính từ content/, không có .md: tin/2023/05/ten-bai; số liệu thì thêm # và mã: \
        tin/2023/05/ten-bai#cay-xanh."
    en "corrects or supersedes leads to an article or figure that the site does not have, so nothing can be replaced."
       "Write the article's path from content/ without .md: tin/2023/05/name; for a figure add # and its id: \
        tin/2023/05/name#cay-xanh."

    B024 Files(&[
        ("content/tin/mot.md", "area: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 100 cây}\ncorrects: [tin/hai]"),
        ("content/tin/hai.md", "area: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 120 cây}\ncorrects: [tin/mot]"),
    ]);
    vi "Các bài đính chính lẫn nhau thành vòng, hoặc một bài đính chính chính nó: không bài nào là bài cuối cùng."
       "Chỉ giữ corrects ở bài mới, bỏ ở bài cũ."
    en "Articles correct each other in a circle, or one corrects itself: none of them has the last word."
       "Keep corrects in the newer article only."

    B025 Files(&[
        ("content/tin/mot.md", "date: 2023-07-01\narea: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 100 cây}"),
        ("content/tin/hai.md", "date: 2023-07-05\narea: co-to\nperiod: 2023-Q2\nmetrics: {cay-xanh: 120 cây}\ncorrects: [tin/mot]"),
    ]);
    vi "Bài có corrects nhưng không số nào của nó cùng chỉ số, địa bàn, kỳ và chương trình với số của bài cũ, nên số cũ vẫn được \
        tính và bài cũ không mang dòng “Đã đính chính”."
       "Sửa kỳ, địa bàn hay chỉ số cho khớp với bài cũ. Nếu chính kỳ hay địa bàn bị ghi sai, ghi supersedes: tin/mot#cay-xanh ở \
        số mới. Nếu chỉ sửa lời, bài đính chính không cần metrics."
    en "An article corrects another, and none of its figures has the metric, area, period and programme of one of the other's; those \
        still count, and their article is not marked as corrected."
       "Make period, area or metric agree with the old article. If the period or area itself was wrong, write supersedes: \
        tin/mot#cay-xanh at the new figure. To correct words alone, leave metrics out."

    B030 Files(&[
        ("content/tin/mot.md", "date: 2023-07-01\narea: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 100 cây}"),
        ("content/tin/hai.md", "date: 2023-07-05\narea: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 120 cây}"),
    ]);
    vi "Hai bài ghi số khác nhau cho cùng chỉ số, địa bàn, kỳ và chương trình mà không bài nào đính chính bài nào. \
        Trang dùng số nêu trong thông báo."
       "Ghi corrects ở bài đúng, dẫn tới bài sai. Nếu là hai việc khác nhau, ghi kỳ, chương trình hay event riêng."
    en "Two articles give different figures of one metric, area, period and programme, and neither corrects the other. \
        The site uses the one that the message names."
       "In the right article write corrects with the path of the wrong one. If they tell of two things, give each its \
        own period, programme or event."

    B031 Front("area: cum # members: [co-to, van-don]\nperiod: 2023-H1\nmetrics: {cay-xanh: {value: 500 cây, by_area: {co-to: 200, van-don: 250}}}");
    vi "Đã có đủ mọi phần của một tổng (mọi địa bàn bên trong, hay mọi kỳ bên trong) mà cộng lại vẫn ít hơn tổng. \
        Trong một bài là lỗi; giữa các bài là cảnh báo, và trang dùng tổng."
       "Kiểm tra tổng và từng phần; số sai ở bài khác thì đính chính bằng corrects."
    en "All parts of a total are known (all areas in it, or all periods), and they add to less than the total. An error \
        within one article, a warning between articles; the site uses the total."
       "Check the total and each part; correct a wrong figure of another article with corrects."

    B032 Front("area: cum # members: [co-to, van-don]\nperiod: 2023-H1\nmetrics: {cay-xanh: {value: 500 cây, by_area: {co-to: 300, van-don: 250}}}");
    vi "Các phần của một tổng (địa bàn hay kỳ bên trong) cộng lại đã vượt tổng. Trong một bài là lỗi; giữa các bài là \
        cảnh báo, và trang dùng tổng."
       "Kiểm tra tổng và từng phần: thường là nhầm một chữ số, hay tổng thuộc một kỳ khác."
    en "The parts of a total (areas or periods inside it) add to more than the total. An error within one article, a \
        warning between articles; the site uses the total."
       "Check the total and each part: often one digit is wrong, or the total is of another period."

    B033 Files(&[
        ("content/tin/mot.md", "area: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 100 cây}"),
        ("content/tin/hai.md", "area: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 100 cây}"),
    ]);
    vi "Hai bài ghi cùng một số cho cùng chỉ số, địa bàn và kỳ. Báo cáo lặp lại chỉ được tính một lần."
       "Không cần làm gì nếu là báo cáo lặp lại. Hai tin về một sự kiện thì ghi cùng một event để chỉ tính một lần."
    en "Two articles give the same figure of one metric, area and period. A report that is repeated counts once."
       "Nothing to do if the report is repeated. If two pieces of news tell of one event, give both the same event, so \
        that it counts once."

    B034 Front("area: cum # members: [co-to, van-don]\nperiod: 2023-H1\nmetrics: {cay-xanh: hơn 92.000 cây}");
    vi "Số liệu báo cáo chung cho một cụm, còn có thành viên của cụm chưa có số riêng trong kỳ ấy. Số chung không chia đều \
        cho thành viên nào; trang huyện nêu nó là “báo cáo chung, không tách được”."
       "Không cần làm gì. Nếu biết số của từng đơn vị, ghi vào by_area."
    en "A figure was reported for a cluster, and some of its members have no figure of their own in the period. It is not \
        shared out among them; the district pages show it as reported together."
       "Nothing to do. If each unit's number is known, write by_area."

    B035 Files(&[(
        "content/tin/mot.md",
        "---\ntitle: Trồng cây\ndate: 2023-07-05\narea: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 1.200 cây}\n---\n\nĐoàn viên ra quân trồng cây.",
    )]);
    vi "Số liệu có trong phần khai báo nhưng lời bài, tiêu đề và tóm tắt không nhắc tới. Số vẫn được tính. bantin check \
        báo điều này, bantin build thì không."
       "Viết số ấy vào bài, hoặc sửa khai báo cho đúng lời bài."
    en "A figure is declared, and the text, title and summary do not say it. It still counts. bantin check tells this, \
        bantin build does not."
       "Say it in the text, or declare it in the words of the text."

    B036 Body("Huyện đoàn đã trồng 5.400 cây xanh.");
    vi "Lời bài có một số liệu mà phần khai báo không có, nên số ấy không vào tổng nào. bantin check báo điều này."
       "Nếu cần tính, thêm vào metrics, hoặc chạy bantin extract TỆP --write. Nếu không, không cần làm gì."
    en "The text has a figure that is not declared, so no total has it. bantin check tells this."
       "To count it, add it to metrics, or run bantin extract FILE --write. If it should not count, nothing to do."

    B037 Files(&[(
        "content/tin/mot.md",
        "---\ntitle: Trồng cây\ndate: 2023-07-05\narea: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 1.200 cây}\n---\n\nĐã trồng [1.300 cây](metric:cay-xanh).",
    )]);
    vi "Lời bài và phần khai báo nói khác nhau về cùng một số. Tổng dùng số khai báo. Chữ của một liên kết metric: được so \
        trong mọi lần dựng; lời còn lại do bantin check so."
       "Sửa một trong hai cho giống nhau."
    en "The text and the front matter differ about one figure. Totals use what is declared. The words of a metric: link are \
        compared by every build, the rest of the text by bantin check."
       "Make the two agree."

    B038 Files(&[
        ("content/tin/mot.md", "date: 2023-02-03\narea: co-to\nperiod: 2023-01\nmetrics: {cay-xanh: 300 cây}"),
        ("content/tin/hai.md", "date: 2023-03-03\narea: co-to\nperiod: 2023-02\nmetrics: {cay-xanh: 320 cây}"),
        ("content/tin/ba.md", "date: 2023-04-03\narea: co-to\nperiod: 2023-03\nmetrics: {cay-xanh: 3.100 cây}"),
    ]);
    vi "Báo cáo gấp mười lần trở lên, hoặc chưa bằng một phần mười, mức thường thấy (số đứng giữa của ít nhất hai kỳ trước \
        cùng địa bàn, chương trình và độ dài). Số vẫn được tính."
       "Xem có thừa hay thiếu số 0 không. Nếu số đúng, ghi lý do vào note của số liệu, và cảnh báo sẽ thôi."
    en "A report is ten times what is usual or more, or a tenth or less (usual is the median of at least two earlier periods \
        of the same area, programme and length). It still counts."
       "Look for a zero too many or too few. If it is right, say why in the figure's note, and the warning ends."

    B039 Files(&[(
        "content/areas.yaml",
        "ha-long: {name: Hạ Long, level: district, parent: quang-ninh}\ncum: {name: Cụm biển, level: cluster, members: [co-to, van-don]}\ncum-hai: {name: Cụm bờ, level: cluster, members: [van-don, ha-long]}",
    )]);
    vi "Hai địa bàn có chung một phần, mà không địa bàn nào chứa địa bàn nào. Số liệu của chúng không cộng với nhau được, \
        vì phần chung sẽ bị tính hai lần."
       "Sửa members nếu ghi nhầm. Nếu đúng là chồng chéo, không cần làm gì: tổng tự chọn số không trùng."
    en "Two areas share a part, and neither contains the other. Their figures cannot be added up: the common part would \
        count twice."
       "Correct members if it is a slip. If they do overlap, nothing to do: totals use figures that do not."

    B040 Files(&[
        ("content/metrics.yaml", "hai-long:\n  label: {vi: Điểm hài lòng}\n  unit: điểm\n  agg: mean\n  weight: cay-xanh"),
        ("content/tin/mot.md", "area: co-to\nperiod: 2023-H1\nmetrics: {hai-long: 9 điểm, cay-xanh: trên 100 cây}"),
    ]);
    vi "Chỉ số trung bình (agg: mean) cần trọng số chính xác của cùng địa bàn và kỳ, mà ở đây không có, hoặc chỉ là khoảng \
        hay trên. Số này không vào trung bình chung."
       "Khai báo chỉ số trọng số (weight) bằng một số chính xác cho cùng địa bàn và kỳ."
    en "A mean (agg: mean) needs an exact weight of the same area and period; here there is none, or only an “about” or \
        “over”. The figure has no part in the common mean."
       "Declare the metric named by weight with an exact number for the same area and period."

    B041 Files(&[
        ("content/metrics.yaml", "ty-le:\n  label: {vi: Máu trên cây}\n  agg: ratio\n  num: don-vi-mau\n  den: cay-xanh"),
        ("content/tin/mot.md", "date: 2023-01-05\narea: quang-ninh\nperiod: '2022'\nmetrics: {don-vi-mau: 80 đơn vị máu}"),
        ("content/tin/hai.md", "date: 2022-07-05\narea: quang-ninh\nperiod: 2022-H1\nmetrics: {cay-xanh: 100 cây}"),
    ]);
    vi "Tử số và mẫu số của một tỷ lệ không cùng địa bàn và kỳ, nên tỷ lệ không được tính."
       "Khai báo tử số và mẫu số cho cùng địa bàn và kỳ; nếu không có số, không cần làm gì."
    en "The numerator and the denominator of a ratio are not of the same areas and days, so no ratio is computed."
       "Declare both for the same area and period; if there are no such figures, nothing to do."

    B042 Front("metrics: {dat-chuan: '120%'}");
    vi "Một tỷ lệ phần trăm lớn hơn 100, do khai báo hay do tính từ tử số và mẫu số."
       "Kiểm tra dấu phẩy thập phân (12,0 % hay 120 %), và xem tử số với mẫu số có cùng phạm vi không."
    en "A percentage is above 100, as declared or as computed from numerator and denominator."
       "Check the decimal comma (12,0 % or 120 %), and whether numerator and denominator are of one scope."

    B043 Front("metrics: {cay-xanh: [1.200 cây, 1.300 cây]}");
    vi "Một bài ghi hai số khác nhau cho cùng chỉ số, địa bàn, kỳ và sự kiện: không biết dùng số nào, nên không dùng số nào."
       "Ghi area, period hoặc event riêng cho từng số, hoặc bỏ một số."
    en "One article gives two different figures of one metric, area, period and event: nobody can say which counts, so \
        neither does."
       "Give each its own area, period or event, or take one away."
}
