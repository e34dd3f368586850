//! B001 to B013: a figure by itself.

use super::Example::Front;
use super::explanations;

explanations! {
    B001 Front("metrics: {cay-xang: 98 cây}");
    vi "Bài ghi một chỉ số không có trong content/metrics.yaml, hoặc một tên mà nhiều chỉ số cùng mang. \
        Chỉ số được tìm theo mã, nhãn và tên khác (aliases), không phân biệt dấu và chữ hoa."
       "Sửa tên theo gợi ý, ghi mã của chỉ số, hoặc thêm chỉ số mới vào content/metrics.yaml."
    en "An article names a metric that content/metrics.yaml does not have, or a name that several metrics \
        share. Metrics are found by id, label and alias, whatever the marks and capitals."
       "Correct the name as suggested, write the metric's id, or add the metric to content/metrics.yaml."

    B002 Front("districts: [co-too]");
    vi "Bài ghi một địa bàn không có trong content/areas.yaml, hoặc một tên mà nhiều địa bàn cùng mang. \
        Địa bàn được tìm theo mã, tên, tên gọi đầy đủ (title) và tên đơn vị (body)."
       "Sửa tên theo gợi ý, ghi mã của địa bàn, hoặc thêm địa bàn vào content/areas.yaml."
    en "An article names an area that content/areas.yaml does not have, or a name that several areas share. \
        Areas are found by id, name, title and body."
       "Correct the name as suggested, write the area's id, or add the area to content/areas.yaml."

    B003 Front("period: 2023-H3");
    vi "Kỳ không viết theo cách nào bantin hiểu, không có trên lịch, hoặc không phải tên chiến dịch trong \
        mục periods của content/site.yaml."
       "Viết năm 2023, nửa năm 2023-H1, quý 2023-Q1, tháng 2023-05, ngày 2023-05-25, khoảng \
        2023-01-01..2023-05-25, hoặc mã một chiến dịch đã khai báo."
    en "A period is in no form that bantin reads, is not in the calendar, or is no campaign under periods in \
        content/site.yaml."
       "Write a year 2023, a half 2023-H1, a quarter 2023-Q1, a month 2023-05, a day 2023-05-25, a range \
        2023-01-01..2023-05-25, or the id of a campaign that is declared."

    B004 Front("programme: mua-xuan");
    vi "Bài ghi một chương trình không có trong mục programmes của content/site.yaml."
       "Sửa tên theo gợi ý, hoặc thêm chương trình vào mục programmes."
    en "An article names a programme that is not under programmes in content/site.yaml."
       "Correct the name as suggested, or add the programme under programmes."

    B005 Front("metrics: {cay-xanh: nhiều cây}");
    vi "Giá trị của chỉ số không phải một số liệu: không có số, là ngày tháng, là hàng trăm, hàng nghìn, hay là \
        12 trên 15. Chỉ số có agg: ratio cũng báo lỗi này, vì tỷ lệ được tính từ num và den chứ không khai báo."
       "Viết một con số với đơn vị, như 1.200 cây hay hơn 92.000 cây. Với tỷ lệ, khai báo tử số và mẫu số."
    en "A metric's value is no figure: it has no number, is a date, is hundreds or thousands in words, or is \
        12 of 15. A metric with agg: ratio gives this too, since it is computed from num and den and takes no figure."
       "Write one number with its unit, like 1.200 cây or hơn 92.000 cây. Of a ratio, declare num and den."

    B006 Front("metrics: {cay-xanh: '1,250 cây'}");
    vi "Một giá trị đọc được hai cách: 1,250 có thể là 1.250 hay 1,25; hoặc có hai số trong một ô."
       "Viết nghìn bằng dấu chấm (1.250), phần lẻ bằng dấu phẩy (1,25), và mỗi ô một số."
    en "A value can be read in two ways: 1,250 may be 1.250 or 1,25; or there are two numbers in one cell."
       "Write thousands with a point (1.250), decimals with a comma (1,25), and one number a cell."

    B007 Front("metrics: {cay-xanh: 3 km}");
    vi "Số liệu viết bằng một đơn vị không đổi được sang đơn vị của chỉ số, như km cho một chỉ số đếm cây."
       "Viết số liệu bằng đơn vị của chỉ số, hoặc chọn chỉ số khác. Đơn vị cùng loại thì tự đổi: tấn và kg, km và m."
    en "A figure is in a unit that does not convert to the metric's, like km for a metric that counts trees."
       "Write the figure in the metric's unit, or choose another metric. Units of one kind convert by themselves: \
        tấn and kg, km and m."

    B008 Front("metrics: {cay-xanh: '1,5 cây'}");
    vi "Chỉ số đếm từng cái một mà số liệu có phần lẻ; thường là nhầm dấu phẩy với dấu chấm."
       "Kiểm tra dấu: 1.500 là một nghìn rưỡi, 1,5 là một rưỡi. Nếu chỉ số có số lẻ, ghi integer: false \
        trong content/metrics.yaml."
    en "The metric counts whole things and the figure has a fraction; often a comma in place of a point."
       "Check the marks: 1.500 is fifteen hundred, 1,5 is one and a half. If the metric has fractions, write \
        integer: false in content/metrics.yaml."

    B009 Front("metrics: {cay-xanh: -5 cây}");
    vi "Số liệu nhỏ hơn 0. Số liệu là kết quả đã làm được nên không âm."
       "Bỏ dấu trừ; nếu là gạch đầu dòng thì viết số sau dấu hai chấm."
    en "A figure is below zero. Figures are results, and results are not negative."
       "Take the minus sign away; if it was a bullet, write the number after the colon."

    B010 Front("metrics: {cay-xanh: 1.200 xô}");
    vi "Chữ sau con số không phải đơn vị trong bảng của bantin, cũng không phải đơn vị, nhãn hay tên khác của chỉ số. \
        Chỉ số đếm thì vẫn tính số ấy theo đơn vị của mình. Chỉ số đo bằng ha, km, kg, lít, đồng, % … thì đây là lỗi và số không \
        được tính: 3 sào không phải 3 ha. Tiền khác loại của chỉ số, như USD hay euro cho một chỉ số bằng đồng, cũng là lỗi: bantin không đổi tiền."
       "Nếu đúng là đơn vị của chỉ số đếm, thêm chữ ấy vào aliases của chỉ số; nếu không, sửa đơn vị. \
        Số đo thì đổi sang đơn vị được hiểu, như m2, km2 hay ha; tiền thì viết bằng đúng loại tiền của chỉ số."
    en "The noun after the number is neither in bantin's table of units nor the unit, label or an alias of the metric. \
        A metric that counts still takes the figure, in its own unit. Of one measured in ha, km, kg, lít, đồng, % … it is an error \
        and the figure does not count: 3 sào are not 3 ha. So is money that is not the metric's, such as USD or euro of one in đồng: bantin converts none."
       "If it is the unit of a metric that counts, add the noun to the metric's aliases; if not, correct it. Write measures in a \
        unit that is understood, such as m2, km2 or ha, and money in the metric's own."

    B011 Front("metrics: {duong-xanh: '1,12345678901 km'}");
    vi "Số có quá sáu chữ số thập phân, hoặc lớn quá mức bantin cộng được chính xác."
       "Bớt chữ số sau dấu phẩy; nếu số quá lớn, xem có thừa số 0 hay sai đơn vị không."
    en "A number has more than six decimals, or is larger than bantin can add exactly."
       "Write fewer digits after the comma; if it is too large, look for a zero too many or a wrong unit."

    B012 Front("metrics: {duong-xanh: 1.5 km}");
    vi "Số viết theo kiểu khác quy tắc nhưng chỉ có một cách đọc: 1.5 là 1,5; 1,200,000 là 1.200.000. Số vẫn được tính."
       "Viết lại theo gợi ý: nghìn sau dấu chấm, phần lẻ sau dấu phẩy."
    en "A number is not written by the rule but has one reading only: 1.5 is 1,5; 1,200,000 is 1.200.000. It still counts."
       "Write it as suggested: thousands after a point, decimals after a comma."

    B013 Front("title: Giao ban: nửa năm nhìn lại");
    vi "Giá trị có dấu mà YAML dành cho việc khác, nên không đọc được như chữ: dấu hai chấm rồi dấu cách, hoặc bắt đầu \
        bằng > [ * & ! …; và 3,5 km trong ngoặc { } hay [ ], vì dấu phẩy ở đó ngăn các mục."
       "Đặt cả giá trị trong dấu nháy: 'Giao ban: nửa năm nhìn lại'."
    en "A value holds what YAML takes for itself, so it cannot be read as text: a colon and a space, or > [ * & ! … at its \
        start; or 3,5 km within { } or [ ], where a comma parts the entries."
       "Put the whole value in quotes: 'Giao ban: nửa năm nhìn lại'."
}
